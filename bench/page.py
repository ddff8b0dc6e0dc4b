"""Measure the page: how large it is, how long writing it takes, how fast a browser opens it.

    python bench/page.py out/results.jsonl --results 500

The rows are repeated until there are as many as asked for. With chromium and playwright there,
the page is also opened, another report in it drawn, and the filter used; each is timed.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from summarizer.reporting.page import page
from summarizer.reporting.rows import read_rows

CLOCKED = """async last => {
    const told = {};
    const clock = async (name, act) => {
        const start = performance.now();
        await act();
        document.body.getBoundingClientRect();
        told[name] = performance.now() - start;
    };
    const drawn = selector => new Promise(found => {
        const look = () => document.querySelector(selector) ? found() : setTimeout(look, 1);
        look();
    });
    await clock("open the last report", async () => {
        document.querySelector(`[data-open="${last}"]`).click();
        await drawn(`#r${last}-title`);
    });
    const text = document.querySelector("#f-text");
    if (text) await clock("filter every item by a word", async () => {
        text.value = "sanction";
        text.dispatchEvent(new Event("input", {bubbles: true}));
    });
    return told;
}"""


def main() -> None:
    """Print each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("--results", type=int, default=500)
    given = parser.parse_args()
    rows = list(read_rows(given.rows))
    results = [rows[n % len(rows)].model_copy(update={"id": f"report {n}"})
               for n in range(given.results)]  # fmt: skip
    page(rows[:1])
    start = time.perf_counter()
    html = page(results)
    seconds = time.perf_counter() - start
    items = sum(len(list(result.items())) for result in results)
    print(f"{len(results)} results, {items} items: {len(html.encode()) / 1e6:.2f} MB, "
          f"written in {seconds:.2f} s")  # fmt: skip
    path = shutil.which("chromium")
    if path is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        for name, milliseconds in opened(file, path, len(results) - 1).items():
            print(f"{name}: {milliseconds:.0f} ms")


def opened(file: Path, browser_path: str, last: int) -> dict[str, float]:
    """What a browser needs, in milliseconds."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto("about:blank")
        start = time.perf_counter()
        tab.goto(file.as_uri(), wait_until="domcontentloaded")
        shown = (time.perf_counter() - start) * 1e3
        tab.wait_for_selector("html[data-ready]", state="attached")
        ready = (time.perf_counter() - start) * 1e3
        told: dict[str, Any] = {"first report shown": shown, "filter ready": ready}
        if last:
            told |= tab.evaluate(CLOCKED, last)
        browser.close()
    return told


if __name__ == "__main__":
    main()
