"""The baseline: generated, shrinks, and takes in nothing new unless it is told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from ferry import FERRY

from compare.decisions.baseline import changed, compiled, taken_down, text_of
from compare.decisions.judge import judged
from compare.errors import PackError
from compare.model import Decision, Report
from compare.products.report import compare_texts

RULES = {name: name for name in ("figure-differs", "quotation-differs", "term-not-preferred")}


def seen(texts: dict[str, str], entries: tuple[Decision, ...]) -> Report:
    report = compare_texts(texts)
    findings, outcomes = judged(report.findings, entries, articles=report.articles, rules=RULES, on=date(2026, 1, 1))
    return replace(report, findings=findings, outcomes=outcomes)


def made(texts: dict[str, str]) -> tuple[Decision, ...]:
    report = compare_texts(texts)
    return compiled(text_of(taken_down(report.findings, report.articles)), "b.json")


def rules(entries: tuple[Decision, ...]) -> list[str]:
    return sorted(e.rule for e in entries)


def test_what_is_written_is_read_again() -> None:
    report = compare_texts(FERRY)
    entries = taken_down(report.findings, report.articles)
    text = text_of(entries)
    assert set(compiled(text, "b.json")) == set(entries)
    assert text_of(compiled(text, "b.json")) == text
    assert len(text.splitlines()) == 2 + len(entries) + 1
    assert compiled(text_of([]), "b.json") == ()


def test_it_shrinks_and_takes_in_new_findings_only_where_told() -> None:
    entries = made(FERRY)
    assert rules(entries) == ["figure-differs", "quotation-differs"]
    mended = {**FERRY, "courier": FERRY["courier"].replace("14", "12")}
    now = seen(mended, entries)
    shrunk = changed(entries, "update", findings=now.findings, outcomes=now.outcomes, articles=now.articles)
    assert rules(shrunk) == ["quotation-differs"]
    again = seen(FERRY, shrunk)
    assert {f.rule: f.status for f in again.findings} == {"figure-differs": "new", "quotation-differs": "baselined"}
    for how, wanted in (("update", ["quotation-differs"]), ("prune", ["quotation-differs"])):
        kept = changed(shrunk, how, findings=again.findings, outcomes=again.outcomes, articles=again.articles)  # type: ignore[arg-type]  # of a list of names
        assert rules(kept) == wanted
    grown = changed(shrunk, "accept new", findings=again.findings, outcomes=again.outcomes, articles=again.articles)
    assert rules(grown) == ["figure-differs", "quotation-differs"]


def test_update_notes_where_the_rest_stands_and_keeps_what_was_not_seen() -> None:
    entries = made(FERRY)
    more = {**FERRY, "times": FERRY["herald"].replace("The fire began", "It began")}
    now = seen(more, entries)
    updated = changed(entries, "update", findings=now.findings, outcomes=now.outcomes, articles=now.articles)
    (figure,) = (e for e in updated if e.rule == "figure-differs")
    assert dict(figure.contents).keys() == {"courier", "herald", "times"}
    alone = seen({"herald": FERRY["herald"]}, entries)
    for how in ("update", "prune"):
        kept = changed(entries, how, findings=alone.findings, outcomes=alone.outcomes, articles=alone.articles)  # type: ignore[arg-type]  # of a list of names
        assert rules(kept) == ["figure-differs", "quotation-differs"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "b.json:1: not JSON: Expecting property name enclosed in double quotes"),
        ("[]", 'b.json:1: expected {"version": 1, "entries": […]}'),
        ('{"version": 1, "entries": [1]}', "b.json: entry 1: expected keys and values"),
        ('{"version": 1, "entries": [{"rule": "a", "subject": "", "readings": [1], "contents": {}, "places": {}, '
         '"fingerprint": "f"}]}', "b.json: entry 1: expected texts"),
        ('{"version": 1, "entries": [{"rule": "a"}]}',
         "b.json: entry 1: missing or of another type: subject, readings, contents, places, fingerprint"),
    ],
)  # fmt: skip
def test_a_damaged_baseline_is_refused(text: str, fault: str) -> None:
    with pytest.raises(PackError) as caught:
        compiled(text, "b.json")
    assert caught.value.faults == [f"{fault}; `concordant baseline create` makes it anew"]
