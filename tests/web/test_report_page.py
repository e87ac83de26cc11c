"""The static HTML report as somebody uses it, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ferry import FERRY
from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait

from compare.model import Report
from compare.products.report import compare_texts
from compare.reporters import html
from compare.reporters._style import Style

MANY = 5000
PATIENCE = 30  # seconds; only a page that never answers takes so long
ATTACK = "<script>document.title = 'broken'</script><img src=x onerror=\"document.title='broken'\">"


class Reader:
    """Somebody who reads a report."""

    def __init__(self, browser: webdriver.Chrome, file: Path) -> None:
        self.browser, self.file = browser, file

    def open(self, place: str = "") -> None:
        self.browser.get("about:blank")
        self.browser.get(f"file://{self.file}{place}")

    def js(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)  # type: ignore[no-untyped-call]  # selenium's own

    def until(self, what: Callable[[], bool]) -> None:
        WebDriverWait(self.browser, PATIENCE, poll_frequency=0.05).until(lambda _: what())

    def put(self, name: str, value: str) -> None:
        self.js(
            "const f = document.getElementById('chooser').elements.namedItem(arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))",
            name,
            value,
        )

    def shows(self, said: str) -> None:
        self.until(lambda: self.js("return document.querySelector('#chooser output').textContent") == said)

    def subjects(self) -> list[str]:
        found = self.js(
            "return [...document.querySelectorAll('.finding')].filter((f) => !f.hidden)"
            ".map((f) => f.querySelector('.what b').textContent)"
        )
        return [str(one) for one in found]


@pytest.fixture
def reader(tmp_path: Path, browser: webdriver.Chrome) -> Iterator[Callable[[Report], Reader]]:
    def reads(report: Report) -> Reader:
        file = tmp_path / "report.html"
        file.write_text(html.render(report, Style()), encoding="utf-8")
        made = Reader(browser, file)
        made.open()
        return made

    browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own
    yield reads
    said = browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own
    browser.get("about:blank")
    assert [entry["message"] for entry in said] == []


def ferry() -> Report:
    return compare_texts(FERRY)


def many(report: Report, number: int) -> Report:
    """The report with so many findings, all alike but for their names."""
    first = next(f for f in report.findings if f.rule == "figure-differs")
    findings = (
        replace(first, id=f"{n:06x}", fingerprint=f"{n:032x}", subject=f"people {n}") for n in range(1, number + 1)
    )
    return replace(report, findings=tuple(findings))


def test_search_and_filters_show_what_fits_and_all_again(reader: Callable[[Report], Reader]) -> None:
    here = reader(ferry())
    every = here.subjects()
    assert len(every) == 2
    here.shows("2 findings")
    here.put("search", "ÁNSWER owners")
    here.shows("1 of 2 findings")
    assert here.subjects() == [s for s in every if s.startswith("“")]
    here.put("rule", "figure-differs")
    here.shows("0 of 2 findings")
    assert here.js("return document.getElementById('nothing').hidden") is False
    here.js("document.querySelector('#chooser [type=reset]').click()")
    here.shows("2 findings")
    here.put("category", "quotation")
    here.shows("1 of 2 findings")
    assert here.js("return [...document.querySelectorAll('main > section')].filter((s) => s.hidden).length") == 1


def test_those_shown_are_opened_and_closed(reader: Callable[[Report], Reader]) -> None:
    here = reader(ferry())
    for number in (2, 0):
        here.js("document.querySelector('#chooser [name=open]').click()")
        assert here.js("return document.querySelectorAll('.finding[open]').length") == number


def test_a_link_to_a_finding_opens_it(reader: Callable[[Report], Reader]) -> None:
    here = reader(ferry())
    here.open("#f2")
    assert here.js("return [...document.querySelectorAll('.finding[open]')].map((f) => f.id)") == ["f2"]


def test_what_an_article_says_does_not_run(reader: Callable[[Report], Reader]) -> None:
    texts = {name: text.replace("on Tuesday", f"{ATTACK} on Tuesday") for name, text in FERRY.items()}
    here = reader(compare_texts(texts))
    here.js("document.querySelector('#chooser [name=open]').click()")
    assert here.js("return [document.querySelectorAll('script').length, document.images.length]") == [1, 0]
    assert here.browser.title.startswith("Consistency report")


def test_runs_without_a_finding_that_fits_take_no_place(reader: Callable[[Report], Reader]) -> None:
    here = reader(many(ferry(), 45))
    runs = "return [...document.querySelectorAll('.run')].map((r) => r.hidden ? 0 : r.style.getPropertyValue('--rows'))"
    assert here.js(runs) == ["20", "20", "5"]
    here.put("search", "31")
    here.shows("1 of 45 findings")
    assert here.js(runs) == [0, "1", 0]
    here.put("search", "")
    here.shows("45 findings")
    assert here.js(runs) == ["20", "20", "5"]


def test_all_that_a_screen_scrolls_sideways_to_is_on_paper(reader: Callable[[Report], Reader]) -> None:
    here = reader(compare_texts({f"outlet-{n}": FERRY[("herald", "courier")[n % 2]] for n in range(12)}))
    sticking = (
        "return [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth)"
    )
    size = {"width": 794, "height": 1123, "deviceScaleFactor": 1, "mobile": False}
    here.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    here.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert here.js("return document.querySelectorAll('.articles tbody tr').length") == 12
        assert here.js(f"{sticking}.map((e) => e.className)") == []
    finally:
        here.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        here.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_picture_has_room_for_the_names_of_outlets(reader: Callable[[Report], Reader]) -> None:
    here = reader(compare_texts({"SMRWQ": FERRY["herald"], "GOMHD": FERRY["courier"]}))
    assert here.js("return document.querySelector('.overview .name').textContent") == "GOMHD v SMRWQ"
    assert here.js("return document.querySelector('.overview .name').getBBox().x >= 0")


def test_five_thousand_findings_are_searched_at_once(reader: Callable[[Report], Reader]) -> None:
    here = reader(many(ferry(), MANY))
    here.shows("5000 findings")
    here.put("search", "4321")
    here.shows("1 of 5000 findings")
    assert here.subjects() == ["people 4321"]
