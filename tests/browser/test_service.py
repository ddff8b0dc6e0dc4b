"""The service's page in a real browser: paste a report, watch it, land on a sentence, review.

Needs what tests/browser/test_page.py needs, and the extra `service`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.service.keys import new_key
from tests.browser.axe import assert_axe_finds_nothing
from tests.conftest import SEEDS
from tests.fake_replies import Answer, Body, Slow, schema_asked
from tests.fake_server import FakeOpenAI
from tests.sample_report import BY_SECTION, TEXT, shown
from tests.service.live import Live

pytestmark = pytest.mark.browser

SIZES = {"wide": (1280, 800), "phone": (320, 640)}
LONG = "This one takes long."
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>"

Open = Callable[..., Any]


def grounded(body: Body) -> Slow:
    """An answer that rests on the report's second sentence, after a while."""
    name = schema_asked(body).name
    answer = dict(BY_SECTION[name])
    if claims := answer.get("claims"):
        text = shown(body)[2]
        answer["claims"] = [{**claims[0], "statement": text, "speaker": None, "when": None}]
    return Slow(20 if LONG in str(body) else 0.2, Answer(answer))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A service without keys."""
    folder = tmp_path_factory.mktemp("service")
    os.environ["SUMMARIZER_ASK"] = "apart"
    with FakeOpenAI(grounded) as fake, Live(folder, fake.base_url) as live:
        yield live


@pytest.fixture
def opened(chromium: Any, service: Live) -> Iterator[Open]:
    """Opens the page; an error, a dialog or a request elsewhere fails the test."""
    faults: list[str] = []
    contexts: list[Any] = []

    def show(live: Live = service, size: str = "wide", **given: Any) -> Any:
        width, height = SIZES[size]
        viewport = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=viewport, reduced_motion="reduce", **given))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: faults.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        tab.on("console", lambda told: faults.append(f"console: {told.text}")
               if "status of 4" not in told.text else None)  # fmt: skip
        tab.on("request", lambda request: faults.append(request.url)
               if not request.url.startswith((live.url, "blob:")) else None)  # fmt: skip
        tab.goto(live.url)
        tab.wait_for_selector("html[data-ready]", state="attached")
        return tab

    yield show
    for context in contexts:
        context.close()
    assert faults == []


def summarized(tab: Any, text: str, title: str = "") -> None:
    """Paste a report and wait for its summary."""
    tab.fill("#text", text)
    tab.fill("#title", title)
    tab.click("#go")
    tab.wait_for_selector("#result .view")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_seed_is_pasted_read_and_looked_into(opened: Open, size: str, scheme: str) -> None:
    """Sections arrive one by one; a click on a claim lands on its sentence; nothing runs wide."""
    tab = opened(size=size, color_scheme=scheme)
    seed = (SEEDS / "china-equipment-sales" / "source.txt").read_text("utf-8")
    tab.fill("#text", seed)
    tab.click("#go")
    tab.wait_for_selector("#steps li >> nth=0")
    assert tab.locator("#work").is_visible()
    tab.wait_for_selector("#result .view")
    assert tab.locator("#steps li").count() >= 2
    tab.click('[data-path="claims[0]"] .says', position={"x": 2, "y": 5})
    assert tab.locator("#live").text_content() == "Sentence 2"
    assert tab.evaluate("document.activeElement.closest('.s').dataset.n") == "2"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if folder := os.environ.get("SCREENSHOTS"):
        tab.screenshot(path=Path(folder) / f"service-{size}-{scheme}.png")


def test_it_all_works_by_keyboard(opened: Open) -> None:
    """Type, Tab to the button, Enter; the result has the focus; Enter on an item leads on."""
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.focus("#text")
    tab.keyboard.insert_text(TEXT)
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == "go":
            break
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#result .view")
    assert tab.evaluate("document.activeElement.tagName") == "H2"
    tab.focus('[data-path="claims[0]"]')
    tab.keyboard.press("Enter")
    assert tab.evaluate("Boolean(document.activeElement.closest('.text'))")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.dataset.path") == "claims[0]"


def test_a_review_is_given_and_shown(opened: Open) -> None:
    """The dialog keeps who, which verdict and why; the item shows it, markup as text."""
    tab = opened()
    summarized(tab, TEXT)
    item = tab.locator('[data-path="claims[0]"]')
    item.locator(".reviewing").click()
    tab.check('[name=verdict][value="error"]')
    tab.fill("#review-by", "A. Quist")
    tab.fill("#review-why", HOSTILE)
    tab.click("#review button[type=submit]")
    tab.wait_for_selector('[data-path="claims[0]"] .review')
    told = item.locator(".review").text_content()
    assert "A. Quist" in told
    assert HOSTILE in told
    assert tab.evaluate("document.activeElement.dataset.path") == "claims[0]"


def test_hostile_words_stay_words(opened: Open) -> None:
    """In text, title and file names nothing becomes markup, and nothing runs."""
    tab = opened()
    summarized(tab, f"{HOSTILE}\n\nNorthland {HOSTILE} shelled Velm.\n\n{TEXT}", HOSTILE)
    assert tab.locator("#result img, #result script, #result svg").count() == 0
    assert HOSTILE in tab.locator("#result h2").text_content()
    tab.click("#anew")
    name = "<img src=x onerror=alert(4)>.txt"
    texts = [(TEXT + str(number)).encode() for number in range(2)]
    tab.set_input_files("#files", [
        {"name": f"{number}{name}", "mimeType": "text/plain", "buffer": text}
        for number, text in enumerate(texts)
    ])  # fmt: skip
    tab.fill("#text", "")
    assert "2 files" in tab.locator("#dropped").text_content()
    tab.click("#go")
    tab.wait_for_selector("#result .view")
    assert tab.locator("#pick option").count() == 2
    assert tab.locator("img").count() == 0


@pytest.mark.parametrize(("size", "scheme"), [("wide", "light"), ("phone", "dark")])
def test_axe_finds_nothing_in_any_state(opened: Open, size: str, scheme: str) -> None:
    """Empty, at work, with a result, a review and an error, names, roles and contrast hold."""
    tab = opened(size=size, color_scheme=scheme)
    assert_axe_finds_nothing(tab, "empty")
    tab.set_input_files("#files", [
        {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
        for number in range(2)
    ])  # fmt: skip
    tab.wait_for_selector("#dropped:not(:empty)")
    assert_axe_finds_nothing(tab, "with files")
    tab.fill("#text", f"{TEXT}\n{LONG}\n")
    tab.click("#go")
    tab.wait_for_selector("#steps li >> nth=0")
    assert_axe_finds_nothing(tab, "at work")
    tab.click("#stop")
    tab.wait_for_selector("#ask:not([hidden])")
    summarized(tab, TEXT, "A title")
    assert_axe_finds_nothing(tab, "with a result")
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert_axe_finds_nothing(tab, "with details open")
    tab.locator('[data-path="claims[0]"] .reviewing').click()
    assert_axe_finds_nothing(tab, "in a review")
    tab.click("#review-close")
    tab.click("#anew")
    tab.fill("#text", "…")
    tab.click("#go")
    tab.wait_for_selector("#fault:not([hidden])")
    assert_axe_finds_nothing(tab, "with an error")


def test_a_service_with_keys_takes_one_in_the_page(
    chromium: Any, opened: Open, tmp_path: Path
) -> None:
    """Without a key the page says what is missing; with one it reads and follows."""
    token = new_key(tmp_path / "keys.json", "desk")
    with (
        FakeOpenAI(grounded) as fake,
        Live(tmp_path, fake.base_url, "--keys", "keys.json") as live,
    ):
        tab = opened(live)
        tab.fill("#text", TEXT)
        tab.click("#go")
        tab.wait_for_selector("#fault:not([hidden])")
        assert "a valid key is needed" in tab.locator("#fault-text").text_content()
        tab.click("#back")
        tab.fill("#key", token)
        tab.click("#go")
        tab.wait_for_selector("#result .view")
        assert token not in "".join(live.log)
