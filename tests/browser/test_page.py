"""The page in a real browser: from an item to its sentence and back, by mouse and by keyboard.

Needs chromium (Debian's will do; `CHROMIUM` names another) and the packages of the extra
`browser`. Not part of the default run: `pytest -m browser`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.reporting.page import page as page_of
from tests.browser.axe import assert_axe_finds_nothing
from tests.reporting.page.test_page import HOSTILE, WRONG, hostile_result
from tests.sample_report import CLAIM, WHOLE
from tests.sample_results import stored_result

pytestmark = pytest.mark.browser

RESULT = stored_result(WHOLE | {"claims": [CLAIM, WRONG]})
SIZES = {"wide": (1280, 800), "phone": (320, 640)}

Open = Callable[..., Any]


@pytest.fixture
def shown(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of results from a file; any error or request of the page fails the test."""
    faults: list[str] = []
    contexts: list[Any] = []

    def show(*results: Any, size: str = "wide", html: str | None = None, **given: Any) -> Any:
        (tmp_path / "page.html").write_text(html or page_of(results), "utf-8")
        width, height = SIZES[size]
        viewport = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=viewport, reduced_motion="reduce", **given))
        tab = contexts[-1].new_page()
        tab.on("pageerror", lambda error: faults.append(f"error: {error}"))
        tab.on("console", lambda told: faults.append(f"console: {told.text}"))
        tab.on("request", lambda request: faults.append(request.url) if not request.url.startswith(
            ("file:", "data:")) else None)  # fmt: skip
        tab.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        tab.goto((tmp_path / "page.html").as_uri())
        if given.get("java_script_enabled", True):
            tab.wait_for_selector("html[data-ready]", state="attached")
        return tab

    yield show
    for context in contexts:
        context.close()
    assert faults == []


def focused(tab: Any) -> str:
    """The text of what has the focus."""
    return str(tab.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))


def on_screen(tab: Any, selector: str) -> bool:
    """Whether an element lies within the window and its pane."""
    return bool(tab.evaluate(
        """selector => {
            const box = document.querySelector(selector).getBoundingClientRect();
            const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 20);
            const hit = document.elementFromPoint(x, y);
            return Boolean(hit && (hit.closest(selector) || hit.querySelector(selector)));
        }""",
        selector,
    ))  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_a_claim_lands_on_its_sentence(shown: Open, size: str) -> None:
    """The sentence is on the screen, highlighted, has the focus, and is announced."""
    tab = shown(RESULT, size=size)
    tab.click('[data-path="claims[0]"] .says', position={"x": 2, "y": 5})
    assert focused(tab).startswith("Northland shelled the border town of Velm")
    assert tab.locator(".text .now").count() == 1
    assert on_screen(tab, ".text .now")
    assert tab.locator("#live").text_content() == "Sentence 2"


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_a_figure_lands_on_the_figure(shown: Open, size: str) -> None:
    """Not the sentence but the very figure is shown; Escape leads back to it."""
    tab = shown(RESULT, size=size)
    tab.click('[data-path="claims[0]"] .fig >> nth=-1')
    assert focused(tab) == "12"
    assert on_screen(tab, ".text .now")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.closest('[data-item]').dataset.path") == "claims[0]"
    assert tab.locator(".text .now, .text .on").count() == 0
    assert tab.locator("#trail").is_hidden()


def test_a_speaker_a_quote_a_denial_and_a_threat_show_their_places(shown: Open) -> None:
    """Each link lands in the sentence of the report where it stands."""
    tab = shown(stored_result())
    for selector, sentence in {
        '[data-path="claims[0]"] .name': 2, '[data-path="claims[1]"] .quote': 3,
        '[data-path="denials[0]"] .cite': 4, '[data-path="sanctions_threats[0]"] .name': 5,
    }.items():  # fmt: skip
        tab.click(f"{selector} >> nth=0")
        assert tab.evaluate("document.activeElement.closest('.s').dataset.n") == str(sentence)


def test_a_marked_place_leads_to_the_items_that_rest_on_it(shown: Open) -> None:
    """A click in the text shows the first of the items; the next ones are a key away."""
    tab = shown(RESULT)
    tab.click(".text .m.figure")
    assert "rest on" in tab.locator("#trail-text").text_content()
    first = tab.evaluate("document.activeElement.dataset.path")
    tab.keyboard.press("n")
    second = tab.evaluate("document.activeElement.dataset.path")
    assert first != second
    assert on_screen(tab, f'[data-path="{second}"]')
    tab.keyboard.press("Escape")
    assert tab.evaluate("Boolean(document.activeElement.closest('.text'))")


def test_everything_is_reached_by_keyboard_alone(shown: Open) -> None:
    """J goes to the first item, Enter to its sentence, Enter back to the items, Escape returns."""
    tab = shown(RESULT)
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.dataset.path") == "headline"
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.dataset.path") == "gist"
    tab.keyboard.press("k")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.closest('.s').dataset.n") == "2"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.dataset.path") == "headline"
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("#help").is_hidden()


def test_every_link_and_button_is_in_the_order_of_tabs(shown: Open) -> None:
    """Tab alone visits the filter, the items' links, and the numbers of the sentences."""
    tab = shown(RESULT)
    seen: set[str] = set()
    for _ in range(120):
        tab.keyboard.press("Tab")
        seen.add(tab.evaluate("(document.activeElement.id || document.activeElement.className)"))
    assert {"f-text", "f-kind", "f-who", "f-flagged", "theme", "keys"} <= seen
    assert any(name.startswith("fig") for name in seen)
    assert any(name.startswith("n ") for name in seen)


def test_single_letter_keys_can_be_turned_off(shown: Open) -> None:
    """Whoever speaks to the machine, or types by accident, is not thrown about."""
    tab = shown(RESULT)
    tab.keyboard.press("?")
    tab.uncheck("#single")
    tab.keyboard.press("Escape")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.dataset.path") is None


def test_the_filter_leaves_what_fits(shown: Open) -> None:
    """Flagged only, by kind, by whom, and by words; the count is announced."""
    tab = shown(RESULT)
    visible = "[...document.querySelectorAll('[data-item]')].filter(e => e.offsetParent).length"
    total = tab.evaluate(visible)
    tab.keyboard.press("f")
    flagged = tab.evaluate(visible)
    assert 0 < flagged == len(RESULT.flagged) < total
    assert tab.locator("#f-count").text_content() == f"{flagged} of {total} items"
    tab.keyboard.press("f")
    tab.select_option("#f-kind", "claims")
    assert tab.evaluate(visible) == 2
    tab.keyboard.press("Escape")
    tab.locator("#filter button[type=reset]").click()
    tab.fill("#f-who", "European")
    assert tab.evaluate(visible) == 1
    tab.fill("#f-who", "")
    tab.fill("#f-text", "killing 77")
    assert tab.evaluate(visible) == 1


def test_a_report_of_many_is_drawn_when_it_is_opened(shown: Open) -> None:
    """A click or a key opens it, the heading gets the focus, and its links work."""
    results = [stored_result().model_copy(update={"id": f"report {n}"}) for n in range(3)]
    tab = shown(*results)
    tab.click('[data-open="2"]')
    tab.wait_for_selector("#r2-title")
    assert focused(tab) == "report 2"
    assert tab.locator("article").count() == 1
    tab.click('[data-path="claims[0]"] .cite')
    assert tab.evaluate("document.activeElement.id") == "r2-s2"
    tab.keyboard.press("Escape")
    tab.keyboard.press("[")
    tab.wait_for_selector("#r1-title")
    assert tab.locator('[data-open="1"]').get_attribute("aria-current") == "true"


def test_the_list_of_reports_is_filtered_too(shown: Open) -> None:
    """Only reports with an item that fits are left in it."""
    clean = stored_result(WHOLE | {"claims": [CLAIM]}).model_copy(update={"id": "clean"})
    tab = shown(clean, RESULT)
    tab.fill("#f-text", "killing 77")
    left = "[...document.querySelectorAll('#reports > li')].filter(e => e.offsetParent).length"
    assert tab.evaluate(left) == 1
    tab.fill("#f-text", "")
    tab.select_option("#f-order", "wrong")
    assert "velm" in tab.locator("#reports > li >> nth=0").text_content()


def test_without_script_everything_of_one_result_is_there(shown: Open) -> None:
    """The links lead to sentences and back, and nothing is shown that cannot work."""
    tab = shown(RESULT, java_script_enabled=False)
    assert tab.locator("#filter").is_hidden()
    tab.click('[data-path="claims[0]"] .cite')
    assert tab.url.endswith("#r0-s2")
    tab.click("#r0-s2 a.n")
    assert "#r0-i" in tab.url


def test_without_script_a_page_of_many_says_what_is_missing(shown: Open) -> None:
    """The list is there, the first report too, and a note tells of the others."""
    tab = shown(RESULT, stored_result(), java_script_enabled=False)
    assert tab.locator("noscript").inner_text().startswith("Opening the other reports needs script")
    assert tab.locator("article").is_visible()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_run_nothing(shown: Open, words: str) -> None:
    """In every field, in the open report and in one that is opened later: no script, no request."""
    tab = shown(hostile_result("harmless"), hostile_result(words))
    tab.click('[data-open="1"]')
    tab.wait_for_selector("#r1-title")
    for link in tab.locator("article a[data-at]").all()[:5]:
        link.click()
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.querySelectorAll('img, iframe, article script').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(shown: Open, size: str, scheme: str) -> None:
    """Names, roles, contrast and order hold for readers of every kind (WCAG 2.2 AA)."""
    tab = shown(RESULT, stored_result(), size=size, color_scheme=scheme)
    for state in ("as opened", "with details open", "at a place"):
        if state == "with details open":
            tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        if state == "at a place":
            tab.evaluate("document.querySelector('[data-path=\"claims[0]\"] .cite').click()")
        assert_axe_finds_nothing(tab, state)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_sticks_out_sideways(shown: Open, size: str) -> None:
    """Even a word without end is broken, at 320 pixels too."""
    long = "x" * 300
    tab = shown(hostile_result(long), size=size)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_choice_of_dark_or_light_is_kept(shown: Open) -> None:
    """The button turns the colours at once, and they stay turned when the page is loaded again."""
    tab = shown(RESULT, color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = tab.evaluate(paper)
    tab.click("#theme")
    dark = tab.evaluate(paper)
    assert light != dark
    tab.reload()
    assert tab.evaluate(paper) == dark


def test_on_paper_everything_is_there_in_words(shown: Open) -> None:
    """Verdicts, reasons, checks that hold and the report are printed; controls are not."""
    tab = shown(RESULT)
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    for selector in (".verdict.error", ".check.error", ".held .check", ".text p", ".foot dl"):
        assert tab.locator(selector).first.is_visible(), selector
    for selector in (".bar", "#trail", ".legend"):
        assert tab.locator(selector).is_hidden(), selector
    number = tab.evaluate(
        "getComputedStyle(document.querySelector('.text .n'), '::before').content"
    )
    assert number != "none"
