"""What becomes of findings: what to do, what is said once, what folds into a larger one."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any, Literal

import pytest

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.checks.folding import fold
from compare.checks.kinds.figures import figure
from compare.checks.kinds.own import python
from compare.checks.kinds.style import house_style
from compare.checks.kinds.terms import concept_split
from compare.checks.run import run_rules
from compare.config import Config
from compare.model import (
    Analysis,
    ArticleProfile,
    Category,
    Concept,
    Excerpt,
    Finding,
    Outlet,
    Rendering,
    Role,
    Severity,
)
from compare.packs.rule import Rule
from compare.products.report import compare_texts

OURS, THEIRS = Outlet("Herald", "HER", ours=True), Outlet("Courier", "COU")


def desk(*, ours: Outlet = OURS, roles: dict[str, Role] | None = None, **more: Any) -> CorpusView:
    """A desk with articles h1 and h2 of the Herald, c1 and c2 of the Courier."""
    roles = roles or {}
    bylines = {
        name: ArticleProfile(name, outlet.name, roles.get(name, "published"), None, None, None, 1, 0, ())
        for outlet, names in ((ours, ("h1", "h2")), (THEIRS, ("c1", "c2")))
        for name in names
    }
    return CorpusView({ours.name: ours, THEIRS.name: THEIRS}, bylines, **more)


def rule(
    kind: str = "figure",
    options: Any = None,
    category: Category = "contradiction",
    severity: Severity = "error",
    inside: Severity | None = None,
) -> Rule:
    """A rule of this kind that says what differs."""
    message = "{noun}: {readings}"
    return Rule(f"{kind}-rule", kind, severity, category, message, "because", options, inside_severity=inside)


def at(article: str, text: str, start: int = 10) -> Excerpt:
    """An excerpt of an article that begins at `start`."""
    return Excerpt(article, start, start + len(text), text, 1, start + 1, 1)


def found(by: Rule, readings: dict[str, list[Excerpt]], where: CorpusView, **more: Any) -> Finding:
    """The finding that a rule makes of these readings."""
    return finding(by, [reading(text, places, where) for text, places in readings.items()], where, **more)


def test_our_own_copies_that_disagree_are_to_be_fixed() -> None:
    one = found(rule(), {"12": [at("h1", "12")], "14": [at("h2", "14")]}, desk(), subject="people")
    assert (one.action, one.message) == ("FIX", "people: 12 (HER) / 14 (HER)")


def test_another_outlet_is_asked() -> None:
    one = found(rule(), {"14": [at("c1", "14")], "12": [at("h1", "12"), at("h2", "12")]}, desk(), subject="people")
    assert (one.action, one.message) == ("ASK", "people: 12 (HER) / 14 (COU)")


def test_a_term_without_a_ruling_is_to_be_settled() -> None:
    terms = rule(category="terminology")
    one = found(terms, {"a": [at("h1", "a")], "b": [at("h2", "b")]}, desk(), subject="x")
    two = found(terms, {"a": [at("h1", "a")]}, desk(), subject="x", suggestion="b")
    assert (one.action, two.action) == ("SETTLE", "FIX")


def test_a_fault_in_another_outlets_copy_is_asked_about() -> None:
    theirs = {"14": [at("c1", "14")]}
    nobody = Outlet("Herald", "HER")
    assert found(rule(), theirs, desk(), subject="x").action == "ASK"
    assert found(rule(), theirs, desk(ours=nobody), subject="x").action == "FIX"
    assert found(rule(), theirs, desk(roles={"c1": "draft"}), subject="x").action == "FIX"


def test_one_outlet_at_odds_with_itself_or_with_a_reference_is_graver() -> None:
    strict = rule(severity="warning", inside="error")
    across = {"12": [at("h1", "12")], "14": [at("c1", "14")]}
    inside = {"12": [at("h1", "12")], "14": [at("h2", "14")]}
    assert found(strict, across, desk(), subject="x").severity == "warning"
    assert found(strict, inside, desk(), subject="x").severity == "error"
    assert found(strict, across, desk(roles={"c1": "reference"}), subject="x").severity == "error"


def test_a_reference_heads_the_readings() -> None:
    readings = {"12": [at("h1", "12"), at("h2", "12")], "14": [at("c1", "14")]}
    one = found(rule(), readings, desk(roles={"c1": "reference"}), subject="x")
    assert [r.text for r in one.readings] == ["14", "12"]


def test_a_finding_keeps_its_name_when_an_article_with_a_known_reading_joins() -> None:
    before = found(rule(), {"12": [at("h1", "12")], "14": [at("c1", "14")]}, desk(), subject="x")
    joined = found(rule(), {"14": [at("c1", "14"), at("c2", "14")], "12": [at("h1", "12", 99)]}, desk(), subject="x")
    third = found(rule(), {"12": [at("h1", "12")], "14": [at("c1", "14")], "15": [at("c2", "15")]}, desk(), subject="x")
    assert before.fingerprint == joined.fingerprint != third.fingerprint
    assert before.id == before.fingerprint[:6]


def test_what_is_found_twice_is_said_once_with_all_its_places() -> None:
    where = desk()
    one = found(rule(), {"12": [at("h1", "12")], "14": [at("c1", "14")]}, where, subject="people")
    two = found(rule(), {"12": [at("h2", "12")], "14": [at("c1", "14")]}, where, subject="people")
    (both,) = fold([two, one], [rule()], where)
    assert [e.article for e in both.evidence] == ["c1", "h1", "h2"]
    assert both.message == "people: 12 (HER) / 14 (COU)"


def test_a_facet_folds_into_a_larger_finding_of_its_severity_but_not_into_a_milder_one() -> None:
    where = desk()
    large = rule("quotation", category="quotation", severity="warning")
    wide = found(large, {"a b c": [at("h1", "a b c")], "a x c": [at("c1", "a x c")]}, where, subject="q")
    part = {"b": [at("h1", "b", 12)], "x": [at("c1", "x", 12)]}
    mild = rule("concept-split", category="terminology", severity="warning")
    grave = rule("figure", severity="error")
    facet, own = found(mild, part, where, subject="t"), found(grave, part, where, subject="n")
    assert [f.rule for f in fold([facet, wide, own], [large, mild, grave], where)] == [
        "figure-rule",
        "quotation-rule",
    ]


def test_a_ruling_is_no_facet_of_a_larger_finding() -> None:
    where = desk()
    large = rule("quotation", category="quotation")
    wide = found(large, {"a b c": [at("h1", "a b c")], "a x c": [at("c1", "a x c")]}, where, subject="q")
    forms = {"b": [at("h1", "b", 12)], "x": [at("c1", "x", 12)]}
    terms = rule("term", category="terminology")
    ruling = found(terms, forms, where, subject="t", suggestion="y")
    split = rule("concept-split", category="terminology")
    loose = found(split, forms, where, subject="u", key=["u"])
    assert [f.subject for f in fold([ruling, wide, loose], [large, terms, split], where)] == ["q", "t"]


def test_readings_with_a_place_in_common_are_one() -> None:
    where = desk()
    spelt, digits, other = at("h1", "forty-two"), at("h2", "42"), at("c1", "52")
    one = found(rule(), {"forty-two": [spelt], "52": [other]}, where, subject="men", key=["men"])
    two = found(rule(), {"42": [digits, spelt], "52": [other]}, where, subject="men", key=["men"])
    (both,) = fold([one, two], [rule()], where)
    assert both.message == "men: 42 (HER) / 52 (COU)"
    assert [e.article for e in both.evidence] == ["c1", "h1", "h2"]


def test_house_style_is_one_row_for_a_pair_of_outlets() -> None:
    where = desk()
    style = rule("house-style", house_style.Options(), category="house-style", severity="note", inside="warning")
    pair = {"subject": "HER v COU", "key": ["between", "Courier", "Herald"], "severity": "note"}
    rows = [
        found(style, {"colour": [at("h1", "colour")], "color": [at("c1", "color")]}, where, **pair),
        found(style, {"-ise": [at("h1", "rise"), at("h2", "rise")], "-ize": [at("c1", "size")]}, where, **pair),
    ]
    (row,) = fold(rows, [style], where)
    assert row.message == "HER v COU: -ise, colour (HER) / -ize, color (COU)"
    assert row.severity == "note"


def concept(confidence: float, **forms: list[Excerpt]) -> Concept:
    """A discovered concept; underscores in the names of its forms stand for spaces."""
    renderings = tuple(Rendering(form.replace("_", " "), tuple(places)) for form, places in forms.items())
    return Concept("c-1", "flood duty", renderings, 2, confidence, "discovered")


def split(
    subject: Concept, where: CorpusView, looks_at: Literal["terms", "wording"] = "terms"
) -> list[tuple[str, str]]:
    """Severity and message of what the kind concept-split finds."""
    by = rule("concept-split", concept_split.Options(looks_at=looks_at), "terminology", "warning", "error")
    return [(f.severity, f.message) for f in run_rules(subject, [by], where)]


def test_words_that_reporters_of_one_occasion_choose_for_themselves_are_no_terms() -> None:
    subject = concept(0.8, vital_duty=[at("h1", "vital duty")], essential_duty=[at("c1", "essential duty")])
    together = desk(occasions={"h1": frozenset({"c1"}), "c1": frozenset({"h1"})})
    both = [("warning", "flood duty: essential duty (COU) / vital duty (HER)")]
    assert split(subject, together, "wording") == both
    assert split(subject, together) == []
    assert split(subject, desk(), "wording") == []


def test_across_occasions_only_official_terms_are() -> None:
    subject = concept(0.8, vital_duty=[at("h1", "vital duty")], essential_duty=[at("c1", "essential duty")])
    quoted = desk(quotations={"h1": ((10, 20),)})
    assert split(subject, quoted) == [("warning", "flood duty: essential duty (COU) / vital duty (HER)")]
    assert len(split(subject, desk(quotations={"h1": ((0, 120),)}))) == 0


def test_an_official_term_that_one_outlet_splits_is_an_error() -> None:
    quoted = {"h1": ((10, 20),)}
    subject = concept(0.8, vital_duty=[at("h1", "vital duty")], essential_duty=[at("h2", "essential duty")])
    assert split(subject, desk(quotations=quoted)) == [("error", "flood duty: essential duty (HER) / vital duty (HER)")]


def test_doubtful_concepts_and_other_spellings_are_left_alone() -> None:
    quoted = {"h1": ((10, 20),)}
    doubtful = concept(0.3, vital_duty=[at("h1", "vital duty")], essential_duty=[at("c1", "essential duty")])
    spelt = concept(0.9, labour_law=[at("h1", "labour law")], Labor_law=[at("c1", "Labor law")])
    assert split(doubtful, desk(quotations=quoted)) == []
    assert split(spelt, desk(quotations=quoted)) == []


def test_a_reference_is_never_a_suspect() -> None:
    assert list(run_rules(concept(0.9), [rule("figure", figure.Options())], desk())) == []
    subject = concept(
        0.9, Vital_Duty=[at("c1", "Vital Duty"), at("c2", "Vital Duty")], Main_Duty=[at("c1", "Main Duty")]
    )
    assert split(subject, desk(roles={"c1": "reference", "c2": "reference"})) == []


def test_a_function_of_an_installed_package_is_a_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def shouted(analysis: Analysis) -> list[tuple[int, int, str | None]]:
        at = analysis.article.text.find("ASAP")
        return [(at, at + 4, "soon")] if at >= 0 else []

    entry = EntryPoint("shouted", "ours:shouted", python.REGISTRY)
    monkeypatch.setattr(EntryPoint, "load", lambda self: shouted)
    monkeypatch.setattr(python, "entry_points", lambda **asked: EntryPoints([entry]).select(**asked))
    pack = tmp_path / "own.yaml"
    pack.write_text(
        "version: 1\nrules:\n  - {id: own, kind: python, severity: note, category: house-style, function: shouted,\n"
        "     message: 'write {suggestion}, not {readings}', why: We do not shout at readers.}\n",
        encoding="utf-8",
    )
    texts = {"Herald": "Send it ASAP, he said.", "Courier": "Send it soon, he said."}
    report = compare_texts(texts, config=Config(rules=(str(pack),)))
    assert [f.message for f in report.findings] == ["write soon, not ASAP (Herald)"]
