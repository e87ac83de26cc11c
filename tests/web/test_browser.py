"""The desk as somebody uses it, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from open_desk import ROOMS, Page, desk_over, news, running
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from compare.model import Report
from compare.web import corpus

MANY = 5000
PATIENCE = 30  # seconds; only a desk that never answers takes so long

QUOTED = "“ferry’s owners must pay for the …”"
Desk = Callable[..., "Seat"]


class Seat:
    """Somebody before a desk: a browser, and what can be seen in it."""

    def __init__(self, browser: webdriver.Chrome, page: Page) -> None:
        self.browser, self.page = browser, page

    def open(self, place: str = "") -> None:
        self.browser.get("about:blank")
        self.browser.get(self.page.place.address + place)
        self.until(lambda: self.js("return document.body.dataset.ready") == "yes")

    def js(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)  # type: ignore[no-untyped-call]  # selenium's own

    def until(self, what: Callable[[], Any]) -> None:
        WebDriverWait(self.browser, PATIENCE, poll_frequency=0.05).until(lambda _: what())

    def text(self, selector: str) -> str:
        return " ".join(
            str(self.js("return document.querySelector(arguments[0])?.textContent ?? ''", selector)).split()
        )

    def press(self, *keys: str) -> None:
        self.browser.switch_to.active_element.send_keys(*keys)

    def subject(self) -> str:
        return self.text("#finding-h .subject")

    def shows(self, subject: str) -> None:
        """The finding is open, and its articles are there."""
        self.until(lambda: self.subject() == subject and self.js("return document.querySelectorAll('.sheet').length"))

    def asked(self) -> None:
        """The dialogue is open."""
        self.until(lambda: self.js("return document.getElementById('dialog').open"))

    def tally(self, words: str) -> None:
        self.until(lambda: self.text("#tally") == words)

    def look(self, *, width: int, height: int = 800, scheme: str = "light") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: webdriver.Chrome) -> Iterator[Desk]:
    """Opens a desk over texts, in the browser, which must not complain of anything."""
    monkeypatch.chdir(tmp_path)
    opened = []

    def seat(texts: dict[str, str] = ROOMS, **settings: Any) -> Seat:
        news(tmp_path / "news", texts)
        opened.append(running(desk_over("news", **settings)))
        made = Seat(browser, opened[-1].__enter__())
        made.look(width=1400)
        made.open()
        return made

    browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own
    yield seat
    said = browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium's own
    browser.get("about:blank")
    for one in opened:
        one.__exit__(None, None, None)
    assert [entry["message"] for entry in said if "409" not in entry["message"]] == []


def many(over: corpus.Corpus, **settings: Any) -> Report:
    """A report of five thousand findings, all alike but for their names."""
    report = corpus.analysed(over, **settings)
    first = next(f for f in report.findings if f.rule == "figure-differs")
    findings = tuple(
        replace(first, id=f"{n:06x}", fingerprint=f"{n:032x}", subject=f"people {n}") for n in range(1, MANY + 1)
    )
    return replace(report, findings=findings)


def test_by_the_keyboard_through_the_queue_to_a_decision_and_back(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    assert seat.js("return document.activeElement.id") == "list"
    seat.press("j")
    seat.shows(QUOTED)
    seat.press(Keys.ARROW_DOWN)
    seat.shows("central engine room")
    seat.press("k", "k")
    seat.shows("people")
    active = seat.js("return document.getElementById('list').getAttribute('aria-activedescendant')")
    assert seat.js("return document.getElementById(arguments[0]).getAttribute('aria-selected')", active) == "true"
    seat.press("]")
    assert seat.text("#place") == "2 articles · 1 of 2 places"
    seat.press("s")
    seat.asked()
    assert seat.js("return document.activeElement.name") == "why"
    seat.press("two counts", Keys.ENTER)
    seat.tally("2 open of 3")
    assert "why: two counts" in Path("news/waivers.yaml").read_text(encoding="utf-8")
    seat.shows(QUOTED)
    assert seat.js("return document.activeElement.id") == "list"
    seat.until(lambda: seat.text("#said") == "stands: people. 2 open.")
    seat.press("u")
    seat.tally("3 open of 3")
    seat.shows("people")
    assert "two counts" not in Path("news/waivers.yaml").read_text(encoding="utf-8")


def test_hold_ask_and_prefer_and_what_was_done(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    seat.press("h")
    seat.asked()
    seat.press("asked", Keys.ENTER)
    seat.tally("2 open of 3")
    seat.shows(QUOTED)
    seat.press("j")
    seat.shows("central engine room")
    seat.press("p")
    seat.asked()
    seat.press(Keys.ARROW_DOWN)
    seat.press(Keys.ENTER)
    seat.tally("1 open of 3")
    assert "{text: central machine room, status: preferred}" in Path("news/terms.yaml").read_text(encoding="utf-8")
    seat.until(lambda: seat.text("#notice p") == "Changed since the articles were read: terms.yaml.")
    seat.press("a")
    seat.asked()
    assert "pay for the fire" in seat.text(".about-what")
    seat.press(Keys.ENTER)
    seat.tally("0 open of 3")
    seat.until(lambda: seat.text("#empty") == "Nothing is left that fits the filters." and not seat.subject())
    seat.browser.find_element(By.ID, "done").click()
    done = seat.text(".history")
    assert [
        done.count(words) for words in ("Mai · hold: people", "preferred: central machine room", "ask: “ferry")
    ] == [1, 1, 1]
    seat.press(Keys.ESCAPE)
    seat.browser.find_element(By.CSS_SELECTOR, "[name=status] option[value=held]").click()
    seat.shows("people")
    assert seat.text(".decided").startswith("hold until ")
    seat.open(seat.js("return location.hash"))
    seat.shows("people")


def test_a_term_that_is_settled_is_ruled_anew(desk: Desk) -> None:
    Path("news").mkdir()
    forms = "[{text: central engine room, status: preferred}, {text: central machine room, status: deprecated}]"
    Path("news/terms.yaml").write_text(f"version: 1\nconcepts:\n  - {{id: room, terms: {forms}}}\n", encoding="utf-8")
    seat = desk()
    seat.shows("people")
    seat.press(Keys.END)
    seat.shows("central engine room")
    seat.press("p")
    seat.asked()
    assert seat.js("return document.querySelector('[name=form]:checked').value") == "central engine room"
    assert seat.text("#dialog p").startswith("Ruled anew: central engine room: preferred in news/terms.yaml:3.")
    seat.press(Keys.ARROW_DOWN)
    seat.press(Keys.ENTER)
    seat.tally("2 open of 3")
    assert "{text: central machine room, status: preferred}" in Path("news/terms.yaml").read_text(encoding="utf-8")


def test_search_and_filters(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    seat.press("/")
    seat.press("machine room")
    seat.shows("central engine room")
    seat.until(lambda: seat.text("#total") == "1")
    seat.press("q")
    seat.until(lambda: seat.text("#total") == "0")
    seat.press(Keys.ESCAPE)
    seat.browser.find_element(By.CSS_SELECTOR, "#filters [type=reset]").click()
    seat.until(lambda: seat.text("#total") == "3")
    options = seat.js("return [...document.querySelector('[name=rule]').options].map((o) => o.text)")
    assert options == ["all", "figure differs 1", "quotation differs 1", "rendering differs 1"]


def test_the_second_of_two_tabs_is_told(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    first = seat.browser.current_window_handle
    seat.browser.switch_to.new_window("tab")
    try:
        seat.open()
        seat.shows("people")
        seat.press("s")
        seat.asked()
        seat.page.change(
            "decide", {**seat.page.about(seat.page.key("figure-differs")), "kind": "no-fault", "why": "first"}
        )
        written = Path("news/waivers.yaml").read_text(encoding="utf-8")
        seat.press("second", Keys.ENTER)
        seat.until(
            lambda: seat.text("#notice p").startswith("Nothing was written. people: decided on meanwhile: no-fault")
        )
        assert Path("news/waivers.yaml").read_text(encoding="utf-8") == written
        seat.tally("2 open of 3")
    finally:
        seat.browser.close()
        seat.browser.switch_to.window(first)
    seat.js("dispatchEvent(new Event('focus'))")
    seat.tally("2 open of 3")


def test_five_thousand_findings(desk: Desk) -> None:
    seat = desk(analyse=many)
    seat.shows("people 1")
    assert seat.text("#tally") == "5000 open of 5000"
    lines = "return document.querySelectorAll('.line').length"
    assert seat.js(lines) < 40
    seat.press(Keys.END)
    seat.shows("people 5000")
    assert seat.js(lines) < 40
    assert seat.js("return document.querySelector('[aria-selected=true]').getAttribute('aria-posinset')") == "5000"
    seat.js("document.getElementById('list').scrollTop = 76 * 2500")
    seat.until(
        lambda: "people 2501" in seat.js("return [...document.querySelectorAll('.line b')].map((b) => b.textContent)")
    )
    assert seat.js(lines) < 40
    seat.press("/")
    seat.press("people 4321")
    seat.shows("people 4321")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 1000, 390])
def test_it_can_be_read_and_nothing_sticks_out(desk: Desk, scheme: str, width: int) -> None:
    seat = desk()
    seat.look(width=width, scheme=scheme)
    seat.open()
    seat.until(seat.subject)
    for pane in ("queue", "finding", "articles"):
        if width < 500:
            seat.browser.find_element(By.CSS_SELECTOR, f"[data-to={pane}]").click()
        assert seat.js("return document.documentElement.scrollWidth <= innerWidth")
        assert seat.browser.find_element(By.ID, pane).is_displayed()
    shown = [p for p in ("queue", "finding", "articles") if seat.browser.find_element(By.ID, p).is_displayed()]
    assert shown == (["articles"] if width < 500 else ["queue", "finding", "articles"])
    paper, ink = seat.js("const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]")
    assert (paper, ink) == {
        "light": ("rgb(251, 250, 247)", "rgb(28, 30, 34)"),
        "dark": ("rgb(20, 22, 25)", "rgb(231, 229, 224)"),
    }[scheme]
    place = "const m = document.querySelector('.sheet mark').getBoundingClientRect();"
    place += "const h = document.querySelector('.sheet header').getBoundingClientRect();"
    seat.until(lambda: seat.js(f"{place} return m.top > h.bottom && m.bottom < innerHeight"))


def test_every_control_has_a_name_and_every_pane_is_a_landmark(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    tree = seat.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in tree if not n["ignored"]]
    nameless = [
        role for role, name in named if role in ("button", "combobox", "searchbox", "listbox", "option") and not name
    ]
    assert nameless == []
    for landmark in [("region", "Queue 3"), ("search", "Filter the queue"), ("main", ""), ("listbox", "Findings")]:
        assert landmark in named
    assert sum(role == "article" for role, _ in named) == 2


def test_what_an_article_says_is_never_carried_out(desk: Desk) -> None:
    attack = "<img src=x onerror=document.title='caught'><script>document.title='caught'</script> {}"
    seat = desk({name: attack.format(text) for name, text in ROOMS.items()})
    seat.until(seat.subject)
    seat.until(lambda: "<script>document.title='caught'</script>" in seat.text(".sheet"))
    assert seat.js("return document.querySelectorAll('.sheet img, .sheet script').length") == 0
    assert "caught" not in seat.browser.title
    refused = "try { document.body.innerHTML = '<b>x</b>'; return false } catch (e) { return e instanceof TypeError }"
    assert seat.js(refused)
    seat.browser.get_log("browser")  # type: ignore[no-untyped-call]  # what was refused just now


def test_letters_can_be_turned_off(desk: Desk) -> None:
    seat = desk()
    seat.shows("people")
    seat.press("?")
    seat.asked()
    assert seat.text("#dialog-h") == "Keys"
    seat.browser.find_element(By.CSS_SELECTOR, ".check input").click()
    seat.press(Keys.ESCAPE)
    seat.browser.find_element(By.ID, "list").send_keys("s")
    assert not seat.js("return document.getElementById('dialog').open")
    seat.browser.find_element(By.ID, "list").send_keys(Keys.ARROW_DOWN)
    seat.shows(QUOTED)
