"""A termbase adds rulings to a report and hides nothing that is not settled."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from compare.checks.folding import fold
from compare.checks.run import name_of, run_rules, united
from compare.config import Config
from compare.decisions.gate import brought_by, focused
from compare.model import SEVERITIES, Excerpt, Finding, Term, TermEntry, ToldApart
from compare.packs.pack import named_packs
from compare.products.report import compare_texts, report, view_of, worked_out
from compare.products.review import review
from compare.products.running import inputs

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
HOUSE = named_packs(("house",))
RULES = {rule.id: rule for rule in HOUSE.rules}
STATUSES = ("preferred", "admitted", "deprecated", "superseded")
GENERATED = 200
AUTONOMY = """\
version: 1
concepts:
  - id: autonomy
    definition: Deciding for oneself
    terms:
      - {text: water autonomy, status: preferred}
      - {text: water self-reliance, status: deprecated}
  - id: renewal
    definition: Growing again
    terms:
      - {text: self-renewal, status: preferred}
      - {text: self-reliance and recovery, status: deprecated}
"""
TEXTS = {
    "Herald": "The charter adds the principles of “water autonomy” and “self-renewal”, the minister told the council "
    "in Lisbon on Monday.",
    "Courier": "The charter adds the principles of “water self-reliance” and “recovery”, the minister told the council "
    "in Lisbon on Monday.",
    "Post": "The charter adds the principles of water self-reliance and recovery, the minister told the council in "
    "Lisbon on Monday.",
}


@cache
def tables() -> tuple[Mapping[str, Any], Sequence[Any]]:
    """All tables that the report on the seeds is made of, and the outlets."""
    config = Config(cache=False)
    found, outlets, problems = inputs([SEEDS], (), config)
    _, held, _ = worked_out({"sources": found, "problems": problems}, outlets, config, None, decisions=(), on=None)
    return held, outlets


def reported(entries: Sequence[TermEntry], exceptions: Sequence[ToldApart]) -> tuple[Finding, ...]:
    """The findings of the report on the seeds with a termbase: what does not depend on it is worked out once."""
    held, outlets = tables()
    pack = replace(HOUSE, terms=tuple(entries), told_apart=tuple(exceptions))
    desk = view_of(held, outlets, pack, Config())
    terms = [rule for rule in HOUSE.rules if rule.kind == "term"]
    same: dict[Any, list[Finding]] = defaultdict(list)
    for analysis in held["analyses"]:
        for found in run_rules(analysis, terms, desk):
            same[name_of(found)].append(found)
    ruled = [one for _, group in sorted(same.items()) for one in united(group, RULES, desk)]
    return fold([*held["findings"], *ruled], HOUSE.rules, desk)


def hidden(
    before: Sequence[Finding], after: Sequence[Finding], entries: Sequence[TermEntry], told_apart: Sequence[ToldApart]
) -> list[str]:
    """The rows that are missing though they are not settled, and stand in no other row."""
    there = {(f.rule, f.fingerprint) for f in after}
    missing = [f for f in before if (f.rule, f.fingerprint) not in there]
    settled = [{t.text.lower() for t in e.terms if t.status in STATUSES[:2]} for e in entries]
    settled += [{form.lower() for form in t.forms} for t in told_apart]
    return [
        f.message
        for f in missing
        if not any({r.text.lower() for r in f.readings} <= right for right in settled)
        and not any(holds(row, f) for row in after)
    ]


def holds(row: Finding, found: Finding) -> bool:
    """Whether one row of the same or a higher severity has every place of a finding."""
    if SEVERITIES.index(row.severity) > SEVERITIES.index(found.severity):
        return False
    return all(any(_within(place, own) for own in row.evidence) for place in found.evidence)


def _within(place: Excerpt, own: Excerpt) -> bool:
    return place.article == own.article and own.start <= place.start and place.end <= own.end


def termbases(findings: Sequence[Finding]) -> Iterator[tuple[list[TermEntry], list[ToldApart]]]:
    """Termbases of the report's own forms: whole, in part, side by side, in other concepts, with any status."""
    forms = sorted({r.text for f in findings for r in f.readings if f.category == "terminology"})
    for seed in range(GENERATED):
        draw = random.Random(seed)
        drawn = draw.sample(forms, draw.randint(4, 16))
        drawn += [part for form in drawn for part in _parts(form, draw)]
        if seed % 3 == 0:
            drawn += [f"{a} and {b}" for a, b in pairwise(drawn)]
        drawn = list(dict.fromkeys(drawn))
        draw.shuffle(drawn)
        entries = []
        while drawn:
            own, drawn = drawn[: draw.randint(1, 4)], drawn[4:]
            ranks = ["preferred", *draw.choices(STATUSES[1:], k=len(own))]
            terms = [Term(form, rank) for form, rank in zip(own, ranks, strict=False)]  # type: ignore[arg-type]
            entries.append(TermEntry(f"c{len(entries)}", tuple(terms[::-1] if seed % 2 else terms)))
        exceptions = [ToldApart(tuple(draw.sample(forms, 3)))] if seed % 4 == 0 else []
        yield entries, exceptions


def _parts(form: str, draw: random.Random) -> list[str]:
    words = form.split()
    if len(words) < 3 or draw.random() < 0.5:
        return []
    at = draw.randint(1, len(words) - 2)
    return [" ".join(words[at:]), " ".join(words[: at + 1])]


def test_no_generated_termbase_hides_a_row() -> None:
    before = reported((), ())
    assert len(before) > 30
    taken_up = settled = 0
    for entries, exceptions in termbases(before):
        after = reported(entries, exceptions)
        assert hidden(before, after, entries, exceptions) == [], entries
        gone = {f.fingerprint for f in before} - {f.fingerprint for f in after}
        taken_up += len(gone)
        settled += sum(f.rule == "term-not-preferred" for f in after)
    assert taken_up > GENERATED  # so that something was put to the test
    assert settled > GENERATED


def test_the_shipped_termbase_hides_nothing() -> None:
    ruled = named_packs(("house", "vietnam-diplomacy"))
    config = Config(rules=("house", "vietnam-diplomacy"), cache=False)
    before, after = report([SEEDS], config=Config(cache=False)).findings, report([SEEDS], config=config).findings
    assert hidden(before, after, ruled.terms, ruled.told_apart) == []
    assert [f.fingerprint for f in after] == [f.fingerprint for f in reported(ruled.terms, ruled.told_apart)]


@pytest.fixture
def autonomy(tmp_path: Path) -> Config:
    (tmp_path / "terms.yaml").write_text(AUTONOMY, encoding="utf-8")
    return Config(rules=("house", str(tmp_path / "terms.yaml")))


def test_where_wrong_forms_of_two_concepts_overlap_each_keeps_its_own_words(autonomy: Config) -> None:
    found = compare_texts({"Post": TEXTS["Post"]}, config=autonomy).findings
    assert sorted(f.message for f in found if f.rule == "term-not-preferred") == [
        "Deciding for oneself: write “water autonomy”, not water self-reliance (Post)",
        "Growing again: write “self-renewal”, not recovery (Post)",
    ]


def test_a_ruling_takes_up_what_stands_against_the_form_elsewhere(autonomy: Config) -> None:
    found = compare_texts(TEXTS, config=autonomy).findings
    assert [(f.rule, sorted(r.text for r in f.readings)) for f in found if f.category == "terminology"] == [
        ("term-not-preferred", ["water autonomy", "water self-reliance"]),
        ("term-not-preferred", ["recovery", "self-renewal"]),
    ]
    assert found[0].message == "Deciding for oneself: write “water autonomy”, not water self-reliance (Courier, Post)"


def test_a_form_that_nobody_has_ruled_on_is_named_as_such(autonomy: Config) -> None:
    fourth = {"Echo": TEXTS["Herald"].replace("water autonomy", "water independence")}
    found = compare_texts(TEXTS | fourth, config=autonomy).findings
    assert found[0].message == (
        "Deciding for oneself: write “water autonomy”, not water self-reliance (Courier, Post); "
        "no ruling on water independence (Echo)"
    )


def test_right_forms_of_one_concept_are_no_row_and_an_admitted_and_a_new_one_are_under_its_name(tmp_path: Path) -> None:
    settled = AUTONOMY.replace("{text: water self-reliance, status: deprecated}", "{text: %s, status: admitted}")
    rows = {}
    for form in ("water self-reliance", "water power"):
        (tmp_path / "terms.yaml").write_text(settled % form, encoding="utf-8")
        config = Config(rules=("house", str(tmp_path / "terms.yaml")))
        found = compare_texts(TEXTS, config=config).findings
        rows[form] = [f.message for f in found if f.rule == "rendering-differs" and "water" in f.message]
    assert rows == {
        "water self-reliance": [],
        "water power": [
            "Deciding for oneself is rendered in several ways: "
            "water self-reliance (Courier, Post) / water autonomy (Herald)"
        ],
    }


def test_what_is_told_apart_on_purpose_is_said_to_be(tmp_path: Path) -> None:
    apart = AUTONOMY + "exceptions:\n  - forms: [water autonomy, water independence]\n"
    (tmp_path / "terms.yaml").write_text(apart, encoding="utf-8")
    fourth = {"Echo": TEXTS["Herald"].replace("water autonomy", "water independence")}
    found = compare_texts(TEXTS | fourth, config=Config(rules=("house", str(tmp_path / "terms.yaml")))).findings
    assert found[0].message == (
        "Deciding for oneself: write “water autonomy”, not water self-reliance (Courier, Post); "
        "told apart on purpose: water independence (Echo)"
    )


def test_two_concepts_of_one_label_are_two(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(AUTONOMY.replace("Growing again", "Deciding for oneself"), encoding="utf-8")
    found = compare_texts(TEXTS, config=Config(rules=("house", str(tmp_path / "terms.yaml")))).findings
    assert [(f.rule, sorted(r.text for r in f.readings)) for f in found if f.category == "terminology"] == [
        ("term-not-preferred", ["water autonomy", "water self-reliance"]),
        ("term-not-preferred", ["recovery", "self-renewal"]),
    ]


def test_an_article_that_has_the_right_form_is_not_held_to_a_ruling_on_others(
    autonomy: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for outlet, text in TEXTS.items():
        (tmp_path / f"{outlet.lower()}.txt").write_text(text, encoding="utf-8")
    whole = report(["herald.txt", "courier.txt"], config=autonomy)
    (found, *_) = whole.findings
    assert found.right == ("water autonomy",)
    assert [e.article for e in found.at_fault] == ["courier"]
    assert [e.article for e in found.evidence] == ["courier", "herald"]
    rules = {f.rule for f in focused(whole, {"herald"}, named="herald").findings}
    assert "term-not-preferred" not in rules
    assert found in focused(whole, {"courier"}, named="courier").findings
    assert not brought_by(found, {"herald"})
    assert brought_by(found, {"courier"})
    (draft,) = review(["herald.txt"], ["courier.txt"], config=autonomy).drafts
    assert [r.finding.rule for p in draft.paragraphs for r in p.remarks if r.finding.suggestion] == []
    (draft,) = review(["courier.txt"], ["herald.txt"], config=autonomy).drafts
    remark = next(r for p in draft.paragraphs for r in p.remarks if r.finding.suggestion == "water autonomy")
    assert ([r.text for r in remark.ours], [r.text for r in remark.theirs]) == (
        ["water self-reliance"],
        ["water autonomy"],
    )
