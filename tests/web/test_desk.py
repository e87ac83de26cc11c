"""Every decision at the desk lands in the files of the command line, once, and can be undone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from open_desk import ROOMS, Page, desk_over, news, running

from compare.cli import main
from compare.config import Config

NOW = datetime(2026, 3, 1, 14, 10)  # noqa: DTZ001  # the clock on the editor's wall
WAIVERS, TERMS = Path("news/waivers.yaml"), Path("news/terms.yaml")
TERM = "rendering-differs"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a desk over news/, on the first of March 2026."""
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    with running(desk_over("news", clock=lambda: NOW)) as one:
        yield one


def entry(text: str) -> list[str]:
    """The lines of waivers.yaml that say what was decided, by whom and when."""
    names = ("decision:", "reason:", "why:", "by:", "decided:", "expires:")
    return [line.strip() for line in text.splitlines() if line.strip().startswith(names)]


def status(page: Page, rule: str) -> str:
    (line,) = [x for x in page.read("queue")["lines"] if x["noun"] == rule.replace("-", " ")]
    return str(line["status"])


@pytest.mark.parametrize(
    ("sent", "now", "lines"),
    [
        ({"kind": "fixed"}, "fixed", ["decision: fixed", "why: mended"]),
        ({"kind": "ask", "why": "which?"}, "asked", ["decision: ask", "why: 'which?'"]),
        (
            {"kind": "stands", "why": "two counts", "reason": "both right", "until": "2026-12-31"},
            "waived",
            ["decision: stands", "reason: both right", "why: two counts", "expires: 2026-12-31"],
        ),
        ({"kind": "not-the-same", "why": "two fires"}, "waived", ["decision: not-the-same", "why: two fires"]),
        ({"kind": "no-fault", "why": "a quotation"}, "waived", ["decision: no-fault", "why: a quotation"]),
        (
            {"kind": "hold", "why": "asked", "until": "2026-03-01"},
            "held",
            ["decision: hold", "why: asked", "expires: 2026-03-01"],
        ),
    ],
    ids=lambda value: value.get("kind") if isinstance(value, dict) else None,
)
def test_a_decision_lands_in_the_file(page: Page, sent: dict[str, str], now: str, lines: list[str]) -> None:
    key = page.key("figure-differs")
    got = page.change("decide", {**page.about(key), **sent})
    assert got.status == 200
    kept = entry(WAIVERS.read_text(encoding="utf-8"))
    assert set(kept) == {*lines, "by: Mai", "decided: 2026-03-01"}
    assert status(page, "figure-differs") == now
    assert got.said["open"] == got.said["findings"] - 1
    assert [(c["by"], c["at"], c["said"]) for c in got.said["changes"]] == [
        ("Mai", "2026-03-01T14:10", f"{sent['kind']}: people")
    ]
    (decision,) = page.read("finding", f"finding={key}")["decisions"]
    assert (decision["kind"], decision["by"], decision["decided"]) == (sent["kind"], "Mai", "2026-03-01")
    assert decision["place"] == "news/waivers.yaml:4"


def test_it_is_the_same_entry_as_the_command_lines(page: Page, capfd: pytest.CaptureFixture[str]) -> None:
    key = page.key("quotation-differs")
    page.change("decide", {**page.about(key), "kind": "no-fault", "why": "w"})
    ours = WAIVERS.read_text(encoding="utf-8")
    WAIVERS.unlink()
    assert main(["no-fault", key, "news", "--why", "w", "--by", "Mai"]) == 0
    theirs = WAIVERS.read_text(encoding="utf-8")
    today = next(line for line in entry(theirs) if line.startswith("decided"))
    assert theirs.replace(today, "decided: 2026-03-01") == ours


def test_what_is_asked_is_on_the_sheet(page: Page, capfd: pytest.CaptureFixture[str]) -> None:
    page.change("decide", {**page.about(page.key(TERM)), "kind": "ask"})
    capfd.readouterr()
    assert main(["queries", "news"]) == 0
    assert "**central engine room**: rendering differs" in capfd.readouterr().out


def test_a_form_is_preferred_in_the_termbase(page: Page) -> None:
    key = page.key(TERM)
    forms = [f["form"] for f in page.read("finding", f"finding={key}")["term"]["forms"]]
    assert sorted(forms) == ["central engine room", "central machine room"]
    got = page.change("prefer", {**page.about(key), "form": "central machine room", "admitted": []})
    assert got.status == 200
    assert TERMS.read_text(encoding="utf-8").splitlines()[1:] == [
        "concepts:",
        "  - id: central-engine-room",
        "    note: Settled by Mai on 2026-03-01.",
        "    terms:",
        "      - {text: central machine room, status: preferred}",
        "      - {text: central engine room, status: deprecated}",
    ]
    assert status(page, TERM) == "settled"
    assert got.said["outdated"] == ["terms.yaml"]
    again = page.change("read-again", {})
    assert again.said["outdated"] == []
    (line,) = [x for x in page.read("queue")["lines"] if x["noun"].startswith("term ")]
    assert line["status"] == "new"
    assert page.read("finding", f"finding={line['key']}")["suggestion"] == "central machine room"


def test_a_form_is_admitted_beside_it(page: Page) -> None:
    about = page.about(page.key(TERM))
    refused = page.change("prefer", {**about, "form": "boiler room", "admitted": []})
    assert (refused.status, refused.said["error"][:20]) == (400, "form: takes one of c")
    page.change("prefer", {**about, "form": "central engine room", "admitted": ["central machine room"]})
    assert "{text: central machine room, status: admitted}" in TERMS.read_text(encoding="utf-8")
    assert page.change("prefer", {**about, "form": "central engine room", "admitted": []}).status == 409


SETTLED = """\
# what we print
version: 1
concepts:
  - id: engine-room
    note: Agreed with the yard.
    terms:
      - {text: central engine room, status: preferred, since: 2026-01-02}  # since the refit
      - {text: central machine room, status: deprecated}
      - {text: central boiler room, status: admitted}
rules: []
"""


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page of a desk whose termbase has ruled on the room already."""
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    TERMS.write_text(SETTLED, encoding="utf-8")
    with running(desk_over("news", clock=lambda: NOW)) as one:
        yield one


def about_term(page: Page) -> dict[str, str]:
    """What a page sends that rules on the term that is settled."""
    (line,) = [x for x in page.read("queue")["lines"] if x["noun"].startswith("term ")]
    return {**page.about(line["key"]), "term": page.read("finding", f"finding={line['key']}")["term"]["seen"]}


def test_a_term_that_is_settled_is_ruled_anew_in_its_place(settled: Page) -> None:
    about = about_term(settled)
    term = settled.read("finding", f"finding={about['finding']}")["term"]
    assert (term["id"], term["file"], term["settled"]) == (
        "engine-room",
        "news/terms.yaml",
        "central engine room: preferred in news/terms.yaml:4",
    )
    assert [(f["form"], f["status"], f["place"]) for f in term["forms"]] == [
        ("central engine room", "preferred", "HER herald ¶4"),
        ("central machine room", "deprecated", "COU courier ¶4"),
        ("central boiler room", "admitted", ""),
    ]
    got = settled.change("prefer", {**about, "form": "central machine room", "admitted": ["central engine room"]})
    assert got.status == 200
    assert TERMS.read_text(encoding="utf-8") == SETTLED.replace(
        "engine room, status: preferred, since: 2026-01-02", "engine room, status: admitted, since: 2026-03-01"
    ).replace("machine room, status: deprecated", "machine room, status: preferred").replace(
        "boiler room, status: admitted", "boiler room, status: deprecated"
    ).replace("yard.", "yard. Settled by Mai on 2026-03-01.")
    assert got.said["outdated"] == ["terms.yaml"]
    left = settled.change("read-again", {}).said
    assert (left["open"], left["outdated"]) == (2, [])


def test_undo_brings_a_ruling_back_to_the_letter(settled: Page) -> None:
    got = settled.change("prefer", {**about_term(settled), "form": "central machine room", "by": "Nam"})
    assert "Settled by Nam on 2026-03-01" in TERMS.read_text(encoding="utf-8")
    assert settled.change("undo", {"change": got.said["last"]}).status == 200
    assert TERMS.read_text(encoding="utf-8") == SETTLED
    assert settled.change("prefer", {**about_term(settled), "form": "central boiler room"}).status == 200
    TERMS.write_text(TERMS.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    refused = settled.change("undo", {"change": 2})
    assert (refused.status, refused.said["error"]) == (
        409,
        "news/terms.yaml has been changed since; put the concept right by hand",
    )


def test_a_ruling_on_what_somebody_else_has_changed_is_refused(settled: Page) -> None:
    about = {**about_term(settled), "form": "central machine room"}
    theirs = SETTLED.replace("boiler room, status: admitted", "boiler room, status: deprecated")
    TERMS.write_text(theirs, encoding="utf-8")
    got = settled.change("prefer", about)
    assert (got.status, got.said["error"]) == (
        409,
        "engine-room has been changed in news/terms.yaml since the articles were read",
    )
    assert settled.change("read-again", {}).status == 200
    got = settled.change("prefer", about)
    assert (got.status, got.said["error"]) == (409, "engine-room: ruled on meanwhile")
    assert TERMS.read_text(encoding="utf-8") == theirs
    TERMS.write_text(f"# theirs\n{theirs}", encoding="utf-8")
    assert settled.change("prefer", {**about_term(settled), "form": "central machine room"}).status == 200
    assert TERMS.read_text(encoding="utf-8").startswith("# theirs\n# what we print\n")


def test_a_ruling_that_changes_nothing_is_refused(settled: Page) -> None:
    about = {**about_term(settled), "form": "central engine room", "admitted": ["central boiler room"]}
    got = settled.change("prefer", about)
    assert (got.status, got.said["error"]) == (400, "engine-room: that is how it stands in news/terms.yaml already")
    assert settled.change("prefer", {**about, "form": "boiler"}).status == 400
    assert TERMS.read_text(encoding="utf-8") == SETTLED


def test_a_form_that_is_new_to_a_settled_term_is_put_under_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    own = "".join(line for line in SETTLED.splitlines(keepends=True) if "machine" not in line)
    Path("own.yaml").write_text(own, encoding="utf-8")
    other = "version: 1\nconcepts:\n  - id: hold\n    terms: [{text: cargo hold, status: preferred}]\n"
    Path("other.yaml").write_text(other, encoding="utf-8")
    config = Config(rules=("house", "./other.yaml", "./own.yaml"))
    with running(desk_over("news", clock=lambda: NOW, config=config)) as page:
        about = page.about(page.key(TERM))
        term = page.read("finding", f"finding={about['finding']}")["term"]
        assert [f["status"] for f in term["forms"]] == ["preferred", "admitted", ""]
        got = page.change("prefer", {**about, "term": term["seen"], "form": "central engine room"})
        assert got.status == 200
    assert "      - {text: central machine room, status: deprecated}\nrules" in Path("own.yaml").read_text("utf-8")
    assert (TERMS.exists(), Path("other.yaml").read_text("utf-8")) == (False, other)


def test_a_shipped_termbase_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        "herald": ROOMS["herald"].replace("“central engine room”", "task key and regular and"),
        "courier": ROOMS["courier"].replace("“central machine room”", "task essential and regular and"),
    }
    news(tmp_path / "news", texts)
    with running(desk_over("news", config=Config(rules=("house", "vietnam-diplomacy")))) as page:
        (line,) = [x for x in page.read("queue")["lines"] if x["noun"].startswith("term ")]
        term = page.read("finding", f"finding={line['key']}")["term"]
        assert term["settled"].startswith("key and regular: preferred in the shipped pack vietnam-diplomacy, line ")
        got = page.change("prefer", {**page.about(line["key"]), "form": "key and regular"})
        assert got.status == 400
        assert got.said["error"].endswith("name a copy of it by --rules to change it")


def test_what_is_no_term_cannot_be_settled(page: Page) -> None:
    key = page.key("figure-differs")
    assert page.read("finding", f"finding={key}")["term"] is None
    got = page.change("prefer", {**page.about(key), "form": "12", "admitted": []})
    assert (got.status, got.said["error"]) == (400, "people: there is no term in it to settle")


def test_undo_goes_back_step_by_step(page: Page) -> None:
    key = page.key("figure-differs")
    page.change("decide", {**page.about(key), "kind": "stands", "why": "first"})
    first = WAIVERS.read_text(encoding="utf-8")
    page.change("decide", {**page.about(key), "kind": "hold", "why": "second", "until": "2026-04-01"})
    page.change("prefer", {**page.about(page.key(TERM)), "form": "central engine room"})
    assert page.change("undo", {"change": 1}).status == 409
    assert page.change("undo", {"change": 3}).status == 200
    assert TERMS.read_text(encoding="utf-8") == "version: 1\n"
    assert status(page, TERM) == "new"
    assert page.change("undo", {"change": 2}).status == 200
    assert WAIVERS.read_text(encoding="utf-8") == first
    assert page.change("undo", {"change": 1}).status == 200
    assert entry(WAIVERS.read_text(encoding="utf-8")) == []
    got = page.change("undo", {"change": 1})
    assert got.said["error"] == "there is nothing to undo: nothing has been decided since the desk was opened"
    assert [c["undone"] for c in page.read("state")["changes"]] == [True, True, True]


def test_a_decision_of_others_is_taken_back_and_that_undone(page: Page) -> None:
    key = page.key("figure-differs")
    assert main(["stet", key, "news", "--why", "w", "--by", "Nam"]) == 0
    before = WAIVERS.read_text(encoding="utf-8")
    assert status(page, "figure-differs") == "waived"
    got = page.change("take-back", page.about(key))
    assert status(page, "figure-differs") == "new"
    assert page.change("undo", {"change": got.said["last"]}).status == 200
    assert WAIVERS.read_text(encoding="utf-8") == before
    page.change("take-back", page.about(key))
    assert (
        page.change("take-back", page.about(key)).said["error"]
        == "news/waivers.yaml: no decision on people stands in it"
    )


def test_the_second_of_two_pages_is_told_and_writes_nothing(page: Page) -> None:
    key = page.key("figure-differs")
    seen = page.about(key)
    page.change("decide", {**seen, "kind": "stands", "why": "first", "by": "Nam"})
    written = WAIVERS.read_text(encoding="utf-8")
    for name, sent in (("decide", {"kind": "no-fault", "why": "second"}), ("take-back", {})):
        got = page.change(name, {**seen, **sent})
        assert (got.status, got.said["error"]) == (409, "people: decided on meanwhile: stands, Nam: first")
    assert WAIVERS.read_text(encoding="utf-8") == written
    other = page.about(page.key("quotation-differs"))
    assert page.change("decide", {**other, "kind": "no-fault", "why": "w"}).status == 200
    assert page.change("decide", {**page.about(key), "kind": "no-fault", "why": "second"}).status == 200
    assert entry(WAIVERS.read_text(encoding="utf-8")).count("decision: no-fault") == 2


def test_an_undo_that_would_undo_somebody_elses_is_refused(page: Page) -> None:
    key = page.key("figure-differs")
    page.change("decide", {**page.about(key), "kind": "stands", "why": "first"})
    assert main(["no-fault", key, "news", "--why", "later", "--by", "Nam"]) == 0
    got = page.change("undo", {"change": 1})
    assert (got.status, got.said["error"]) == (
        409,
        "news/waivers.yaml: what was decided on people has been changed since",
    )
    assert "later" in WAIVERS.read_text(encoding="utf-8")


def test_a_second_desk_on_the_same_articles_sees_what_the_first_one_did(page: Page) -> None:
    with running(desk_over("news", clock=lambda: NOW)) as other:
        seen = other.about(other.key("figure-differs"))
        page.change("decide", {**page.about(page.key("figure-differs")), "kind": "stands", "why": "first"})
        assert status(other, "figure-differs") == "waived"
        assert other.change("decide", {**seen, "kind": "no-fault", "why": "w"}).status == 409
        assert other.ask("GET", f"/{page.place.token}/").status == 404


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"kind": "accept"}, "kind: takes one of fixed, ask, stands, not-the-same, no-fault, hold"),
        ({"kind": ["stands"]}, "kind: takes one of fixed, ask, stands, not-the-same, no-fault, hold"),
        ({"kind": "baseline"}, "kind: takes one of fixed, ask, stands, not-the-same, no-fault, hold"),
        ({"kind": "stands", "why": " "}, "why: takes a text, not an empty one"),
        ({"kind": "stands", "why": 3}, "why: takes a text"),
        ({"kind": "stands", "why": "w\u0007"}, "why: has characters that cannot be printed"),
        ({"kind": "stands", "why": "w" * 2001}, "why: takes 2000 characters, not 2001"),
        ({"kind": "stands", "why": "w", "by": ""}, "by: takes a text, not an empty one"),
        ({"kind": "stands", "why": "w", "reason": "taste"},
         "reason: takes one of house style, both right, speaker's words"),
        ({"kind": "hold", "why": "w", "reason": "both right", "until": "2026-03-02"},
         "reason: is for what stands, not for hold"),
        ({"kind": "hold", "why": "w"}, "until: hold needs the last day on which it waits"),
        ({"kind": "hold", "why": "w", "until": "soon"}, "until: takes a day such as 2026-12-31"),
        ({"kind": "hold", "why": "w", "until": 3}, "until: takes a day such as 2026-12-31"),
        ({"kind": "hold", "why": "w", "until": "2026-02-28"}, "until: 2026-02-28 is over; today is 2026-03-01"),
        ({"kind": "stands", "why": "w", "finding": "x"},
         "this finding is no longer there; the articles have been read again"),
    ],
)  # fmt: skip
def test_a_decision_that_is_not_one_is_refused(page: Page, sent: dict[str, object], fault: str) -> None:
    got = page.change("decide", {**page.about(page.key("figure-differs")), **sent})
    assert (got.status, got.said["error"]) == (400, fault)
    assert not WAIVERS.exists()


def test_a_file_at_fault_is_said_until_it_is_mended(page: Page) -> None:
    key = page.key("figure-differs")
    WAIVERS.write_text("version: 1\nwaivers: [{reson: x}]\n", encoding="utf-8")
    got = page.ask("GET", f"/{page.place.token}/api/state")
    assert got.status == 400
    assert got.said["error"].startswith("news/waivers.yaml:2: ")
    WAIVERS.unlink()
    assert status(page, "figure-differs") == "new"
    assert page.change("decide", {**page.about(key), "kind": "fixed"}).status == 200


def test_articles_that_change_are_read_again_when_somebody_says_so(page: Page) -> None:
    total = page.read("state")["findings"]
    Path("news/courier.txt").write_text(ROOMS["courier"].replace("14", "12"), encoding="utf-8")
    assert page.read("state")["outdated"] == ["courier.txt"]
    assert page.read("state")["findings"] == total
    again = page.change("read-again", {}).said
    assert (again["outdated"], again["findings"]) == ([], total - 1)


def test_a_decision_that_is_over_brings_the_finding_back_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    clock = [NOW]
    with running(desk_over("news", clock=lambda: clock[0])) as page:
        key = page.key("figure-differs")
        page.change("decide", {**page.about(key), "kind": "hold", "why": "w", "until": "2026-03-02"})
        clock[0] = datetime(2026, 3, 3, 9)  # noqa: DTZ001  # the clock on the editor's wall
        assert status(page, "figure-differs") == "new"
        (decision,) = page.read("finding", f"finding={key}")["decisions"]
        assert decision["over"] == "expired on 2026-03-02"


@pytest.mark.parametrize(("rules", "where"), [(("house",), "news/terms.yaml"), (("house", "./own.yaml"), "./own.yaml")])
def test_which_termbase_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: tuple[str, ...], where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    own = "version: 1\nconcepts:\n  - id: a-ship\n    terms:\n      - {text: a ship, status: preferred}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    desk = desk_over("news", config=Config(rules=rules))
    assert desk.corpus.termbase.shown == where


def test_the_report_has_what_the_desk_decided(page: Page, tmp_path: Path) -> None:
    page.change("decide", {**page.about(page.key("figure-differs")), "kind": "stands", "why": "w"})
    assert main(["report", "news", "-o", "r.json"]) == 0
    found = {f["rule"]: f["status"] for f in json.loads(Path("r.json").read_text("utf-8"))["findings"]}
    assert found["figure-differs"] == "waived"
    assert os.listdir("news").count("waivers.yaml") == 1
