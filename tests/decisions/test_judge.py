"""How long a decision holds: what it outlives, and what brings the finding back."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from ferry import FERRY

from compare.decisions.judge import judged
from compare.decisions.keys import contents, decision_on, place_keys
from compare.model import Decision, DecisionKind, Finding, Outcome, PlaceKey, Report
from compare.packs.pack import compile_packs
from compare.products.report import compare_texts

DAY = date(2026, 3, 1)
FIGURE, QUOTATION = "figure-differs", "quotation-differs"
RULES = {FIGURE: FIGURE, QUOTATION: QUOTATION, "number-differs": FIGURE}


def decided(rule: str, kind: DecisionKind = "stands", *, texts: Mapping[str, str] = FERRY) -> Decision:
    report = compare_texts(texts)
    return decision_on(found(report, rule), kind, contents(report.articles))


def found(report: Report, rule: str) -> Finding:
    (finding,) = (f for f in report.findings if f.rule == rule)
    return finding


def outcome(
    decision: Decision, texts: Mapping[str, str], *, on: date = DAY, rules: Mapping[str, str] = RULES
) -> tuple[dict[str, str], Outcome]:
    """The status of each finding by its rule, and what became of the decision."""
    report = compare_texts(texts)
    findings, (only,) = judged(report.findings, [decision], articles=report.articles, rules=rules, on=on)
    return {f.rule: f.status for f in findings}, only


def wrapped(text: str) -> str:
    return "\n\n".join(textwrap.fill(p, 46) for p in text.split("\n\n"))


OUTLIVED: dict[str, dict[str, str]] = {
    "nothing has changed": FERRY,
    "a paragraph more": {**FERRY, "herald": f"Lisbon mourns its dead today.\n\n{FERRY['herald']}"},
    "paragraphs run together": {name: text.replace("\n\n", " ") for name, text in FERRY.items()},
    "lines broken at 46 columns": {name: wrapped(text) for name, text in FERRY.items()},
    "straight quotation marks": {
        name: text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}) for name, text in FERRY.items()
    },
    "sentences in another order": {
        name: "\n\n".join(reversed(text.strip().split("\n\n"))) + "\n" for name, text in FERRY.items()
    },
    "a file renamed": {"renamed": FERRY["herald"], "courier": FERRY["courier"]},
    "every file renamed": {f"2026/{name}": text for name, text in FERRY.items()},
    "an article more that takes a side": {**FERRY, "times": FERRY["herald"].replace("The fire began", "It began")},
}


@pytest.mark.parametrize("texts", OUTLIVED.values(), ids=OUTLIVED)
@pytest.mark.parametrize("rule", [FIGURE, QUOTATION])
def test_a_decision_outlives(rule: str, texts: dict[str, str]) -> None:
    statuses, now = outcome(decided(rule), texts)
    assert statuses[rule] == "waived"
    assert {other for name, other in statuses.items() if name != rule} == {"new"}
    assert (now.status, now.reason) == ("applied", "")


@pytest.mark.parametrize("name", ["lines broken at 46 columns", "straight quotation marks", "every file renamed"])
def test_a_fingerprint_does_not_depend_on(name: str) -> None:
    before = found(compare_texts(FERRY), QUOTATION)
    now = found(compare_texts(OUTLIVED[name]), QUOTATION)
    assert now.fingerprint == before.fingerprint


def test_a_new_reading_brings_the_finding_back() -> None:
    statuses, now = outcome(decided(FIGURE), {**FERRY, "times": FERRY["herald"].replace("12", "13")})
    assert statuses == {FIGURE: "new", QUOTATION: "new"}
    assert (now.status, now.reason) == ("outgrown", "new reading: “13”")


def test_a_reading_that_falls_away_changes_nothing() -> None:
    before = {**FERRY, "times": FERRY["herald"].replace("12", "13")}
    statuses, now = outcome(decided(FIGURE, texts=before), {**before, "times": FERRY["herald"]})
    assert statuses[FIGURE] == "waived"
    assert now.status == "applied"


@pytest.mark.parametrize(
    ("expires", "status", "now"), [(DAY, "waived", "applied"), (date(2026, 2, 28), "new", "expired")]
)
def test_the_last_day_counts(expires: date, status: str, now: str) -> None:
    statuses, result = outcome(replace(decided(FIGURE), expires=expires), FERRY)
    assert (statuses[FIGURE], result.status) == (status, now)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("stands", "waived"),
        ("not-the-same", "waived"),
        ("no-fault", "waived"),
        ("hold", "held"),
        ("ask", "asked"),
        ("fixed", "fixed"),
        ("baseline", "baselined"),
    ],
)
def test_each_decision_has_its_status(kind: DecisionKind, status: str) -> None:
    statuses, _ = outcome(decided(FIGURE, kind), FERRY)
    assert statuses == {FIGURE: status, QUOTATION: "new"}


@pytest.mark.parametrize(
    ("kind", "now"), [("stands", "stale"), ("ask", "stale"), ("fixed", "fixed"), ("baseline", "fixed")]
)
def test_a_decision_on_what_is_mended_is_said_to_be_over(kind: DecisionKind, now: str) -> None:
    mended = {**FERRY, "courier": FERRY["courier"].replace("14", "12")}
    statuses, result = outcome(decided(FIGURE, kind), mended)
    assert statuses == {QUOTATION: "new"}
    assert result.status == now


def test_what_is_called_fixed_comes_back_where_the_text_changed_and_still_has_it() -> None:
    elsewhere = {**FERRY, "herald": f"Lisbon mourns its dead today.\n\n{FERRY['herald']}"}
    statuses, result = outcome(decided(FIGURE, "fixed"), elsewhere)
    assert statuses == {FIGURE: "new", QUOTATION: "new"}
    assert (result.status, result.reason) == ("outgrown", "still there, though herald changed")
    renamed = {"renamed": FERRY["herald"], "courier": FERRY["courier"]}
    for texts in (renamed, {name: wrapped(text) for name, text in FERRY.items()}):
        assert outcome(decided(FIGURE, "fixed"), texts)[0] == {FIGURE: "fixed", QUOTATION: "new"}


def test_what_was_not_looked_at_is_not_called_stale() -> None:
    _, missing = outcome(decided(FIGURE), {"herald": FERRY["herald"]})
    assert (missing.status, missing.reason) == ("not seen", "not among the articles: courier")
    _, unselected = outcome(decided(FIGURE), FERRY, rules={QUOTATION: QUOTATION})
    assert (unselected.status, unselected.reason) == ("not seen", "no rule figure-differs was applied")


def test_the_same_figures_of_other_articles_are_another_matter() -> None:
    others = {f"new-{name}": text.replace("Lisbon", "Porto") for name, text in FERRY.items()}
    statuses, now = outcome(decided(FIGURE), others)
    assert statuses[FIGURE] == "new"
    assert (now.status, now.reason) == ("not seen", "not among the articles: courier, herald")


def test_a_renamed_rule_keeps_its_decisions() -> None:
    statuses, _ = outcome(replace(decided(FIGURE), rule="number-differs", fingerprint="of-old"), FERRY)
    assert statuses[FIGURE] == "waived"
    pack = (
        "version: 1\nrules: [{id: %s, kind: figure, severity: error, category: contradiction, message: m, why: w%s}]\n"
    )
    one, renamed = (
        compile_packs([("a.yaml", pack % said)]).rules[0]
        for said in ((FIGURE, ""), ("numbers-part", f", aliases: [{FIGURE}, number-differs]"))
    )
    assert one.lasting_id == renamed.lasting_id == FIGURE


def test_a_waiver_written_by_hand_needs_no_fingerprint() -> None:
    by_hand = Decision("stands", FIGURE, "", ("12", "14"), why="w", by="b", decided=DAY)
    assert outcome(by_hand, FERRY)[0] == {FIGURE: "waived", QUOTATION: "new"}
    statuses, now = outcome(replace(by_hand, readings=("12", "15")), FERRY)
    assert statuses[FIGURE] == "new"
    assert now.status == "stale"


def test_equal_words_of_one_article_are_numbered() -> None:
    report = compare_texts({**FERRY, "herald": FERRY["herald"] + "\nThe 12 people slept in Lisbon.\n"})
    keys = place_keys(e for f in report.findings for e in f.evidence if e.text in ("12", "14"))
    assert PlaceKey("herald", "12", 1) in keys
    assert PlaceKey("courier", "14", 1) in keys
    twice = place_keys([report.findings[0].evidence[0]] * 2)
    assert [k.ordinal for k in twice] == [1, 2]
