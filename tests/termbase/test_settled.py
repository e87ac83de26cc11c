"""Rulings, references, profiles and exceptions against what is found in articles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from compare.checks.corpus_view import CorpusView
from compare.checks.kinds.terms import concept_split
from compare.checks.run import run_rules
from compare.config import Config, Preference
from compare.errors import PackError
from compare.model import (
    Article,
    ArticleProfile,
    Concept,
    Excerpt,
    Finding,
    Outlet,
    Rendering,
    Role,
    Term,
    TermEntry,
    ToldApart,
)
from compare.packs.rule import Rule
from compare.products.report import compare_articles
from compare.termbase.settled import settle, unite

DUTY = TermEntry(
    "duty",
    (Term("vital duty", "preferred"), Term("river duty", "admitted"), Term("old duty", "deprecated")),
    definition="Flood duty",
)
TERMBASE = """\
version: 1
concepts:
  - id: duty
    definition: Flood duty
    terms:
      - {text: vital duty, status: preferred}
      - {text: river duty, status: admitted}
      - {text: old duty, status: deprecated}
"""


def at(article: str, text: str, start: int = 10) -> Excerpt:
    return Excerpt(article, start, start + len(text), text, 1, start + 1, 1)


def concept(**forms: list[Excerpt]) -> Concept:
    """A discovered concept that is sure; underscores in the names of its forms stand for spaces."""
    renderings = tuple(Rendering(form.replace("_", " "), tuple(places)) for form, places in forms.items())
    return Concept("c-1", renderings[0].form, renderings, 2, 0.9, "discovered")


def desk(roles: dict[str, Role] | None = None, **more: Any) -> CorpusView:
    """A desk with article h of the Herald, which is ours, c of the Courier and g of the congress."""
    outlets = {"h": Outlet("Herald", "HER", ours=True), "c": Outlet("Courier", "COU"), "g": Outlet("Congress", "CON")}
    bylines = {
        name: ArticleProfile(name, outlet.name, (roles or {}).get(name, "published"), None, None, None, 1, 0, ())
        for name, outlet in outlets.items()
    }
    occasions = {name: frozenset(set(outlets) - {name}) for name in outlets}
    return CorpusView({o.name: o for o in outlets.values()}, bylines, occasions=occasions, **more)


def split(subject: Concept, where: CorpusView) -> list[Finding]:
    """What the kind concept-split finds."""
    by = Rule(
        "r", "concept-split", "warning", "terminology", "{noun}: {readings} → {suggestion}", "because",
        concept_split.Options(), inside_severity="error", unsettled_message="{noun}: {readings}",
    )  # fmt: skip
    return list(run_rules(subject, [by], where))


def test_found_forms_that_the_termbase_has_are_its_concept_and_no_second_row() -> None:
    found = concept(vital_duty=[at("h", "vital duty")], old_duties=[at("c", "old duties")])
    (settled,) = settle(found, entries=(DUTY,))
    assert (settled.id, settled.label, settled.source, settled.renderings) == ("duty", "Flood duty", "termbase", ())
    ruled = Concept("duty", "Flood duty", (Rendering("vital duty", (at("h", "vital duty"),)),), 0, 1.0, "termbase")
    assert list(unite([settled, ruled])) == []
    wrong = Concept("duty", "Flood duty", (Rendering("old duty", (at("c", "old duties"),)),), 0, 1.0, "termbase")
    (one,) = unite([settled, ruled, wrong])
    assert [(r.form, len(r.excerpts)) for r in one.renderings] == [("old duty", 1), ("vital duty", 1)]
    assert split(one, desk(terms=(DUTY,))) == []


def test_longer_forms_that_differ_in_a_settled_one_alone_are_the_ruling() -> None:
    found = concept(
        vital_duty_of_the_towns=[at("h", "vital duty of the towns")],
        old_duties_of_the_towns=[at("c", "old duties of the towns")],
    )
    assert [(c.id, c.renderings) for c in settle(found, entries=(DUTY,))] == [("duty", ())]
    other = concept(vital_duty_of_all=[at("h", "vital duty of all")], old_duty_of_some=[at("c", "old duty of some")])
    assert [c.id for c in settle(other, entries=(DUTY,))] == ["c-1"]


def test_a_settled_form_cut_short_is_no_new_one() -> None:
    longer = TermEntry("duty", (Term("vital duty", "preferred"), Term("old duty of 1973", "deprecated")))
    found = concept(vital_duty=[at("h", "vital duty")], old_duty=[at("c", "old duty")])
    assert [(c.id, c.renderings) for c in settle(found, entries=(longer,))] == [("duty", ())]


def test_forms_of_two_settled_concepts_are_told_apart() -> None:
    other = TermEntry("task", (Term("main duty", "preferred"),))
    found = concept(vital_duty=[at("h", "vital duty"), at("h", "vital duty", 99)], main_duty=[at("c", "main duty")])
    (settled,) = settle(found, entries=(DUTY, other))
    assert (settled.id, settled.renderings) == ("duty", ())


def test_of_an_exception_nothing_is_left() -> None:
    found = concept(vital_duty=[at("h", "vital duty")], main_duty=[at("c", "main duty")])
    assert list(settle(found, entries=(), apart=(ToldApart(("main duties", "vital duty", "x")),))) == []
    assert list(settle(found, entries=(), apart=(ToldApart(("vital duty", "x")),))) == [found]


def test_what_is_not_sure_brings_no_form_into_a_settled_concept() -> None:
    found = replace(concept(vital_duty=[at("h", "vital duty")], vital_role=[at("c", "vital role")]), confidence=0.4)
    assert list(settle(found, entries=(DUTY,))) == [found]
    covered = replace(concept(vital_duty=[at("h", "vital duty")], old_duty=[at("c", "old duty")]), confidence=0.4)
    assert [(c.id, c.renderings) for c in settle(covered, entries=(DUTY,))] == [("duty", ())]


def test_the_form_of_a_reference_heads_the_row_and_is_to_be_written() -> None:
    found = concept(main_duty=[at("h", "main duty"), at("c", "main duty")], vital_duty=[at("g", "vital duty")])
    (seen,) = split(found, desk({"g": "reference"}))
    assert seen.message == "main duty: vital duty (CON) / main duty (HER, COU) → vital duty"
    assert (seen.suggestion, seen.action, seen.severity) == ("vital duty", "FIX", "warning")
    (theirs,) = split(
        concept(main_duty=[at("c", "main duty")], vital_duty=[at("g", "vital duty")]), desk({"g": "reference"})
    )
    assert theirs.action == "ASK"


def test_what_departs_from_a_reference_inside_quotation_marks_is_an_error() -> None:
    found = concept(main_duty=[at("c", "main duty")], vital_duty=[at("g", "vital duty")])
    quoted = desk({"g": "reference"}, quotations={"c": ((0, 90),)})
    assert [(f.severity, f.suggestion) for f in split(found, quoted)] == [("error", "vital duty")]


def test_references_that_do_not_agree_suggest_nothing() -> None:
    found = concept(main_duty=[at("c", "main duty")], vital_duty=[at("g", "vital duty")])
    both = desk({"g": "reference", "c": "reference"})
    assert split(found, both) == []
    three = concept(
        main_duty=[at("c", "main duty")], vital_duty=[at("g", "vital duty")], key_duty=[at("h", "key duty")]
    )
    assert [f.suggestion for f in split(three, both)] == [None]


def article(id_: str, outlet: str, text: str, role: Role = "published") -> Article:
    return Article(id_, outlet, outlet, text, None, "en", role, None, None, f"{id_}.txt")


def terms(tmp_path: Any, articles: list[Article], **settings: Any) -> list[tuple[str, str | None]]:
    """Message and suggestion of what the termbase's rule finds."""
    (tmp_path / "terms.yaml").write_text(TERMBASE, encoding="utf-8")
    config = Config(rules=("house", str(tmp_path / "terms.yaml")), select=("term-not-preferred",), **settings)
    return sorted((f.message, f.suggestion) for f in compare_articles(articles, config=config).findings)


HERALD = article("h", "Herald", "The mayors called it an old duty of the river towns.")
COURIER = article("c", "Courier", "It is an old duty of all river towns, the mayors said.")


def test_an_outlet_may_prefer_an_admitted_form(tmp_path: Any) -> None:
    own = (Preference("Herald", "duty", "river duty"),)
    assert terms(tmp_path, [HERALD, COURIER], prefers=own) == [
        ("Flood duty: write “river duty”, not old duty (Herald)", "river duty"),
        ("Flood duty: write “vital duty”, not old duty (Courier)", "vital duty"),
    ]


@pytest.mark.parametrize(
    ("concept_id", "form", "says"),
    [
        ("duty", "old duty", "concordant.toml:3: duty does not admit 'old duty'; it admits: vital duty, river duty"),
        (
            "dutty",
            "x",
            "concordant.toml:3: Herald prefers a form of 'dutty', which no termbase has; did you mean 'duty'?",
        ),
    ],
)
def test_a_preference_that_the_termbase_does_not_allow(tmp_path: Any, concept_id: str, form: str, says: str) -> None:
    with pytest.raises(PackError) as caught:
        terms(tmp_path, [HERALD], prefers=(Preference("Herald", concept_id, form, "concordant.toml:3"),))
    assert caught.value.faults == [says]


def test_where_nothing_is_preferred_the_form_of_a_reference_is_to_be_written(tmp_path: Any) -> None:
    official = article("g", "Congress", "Defence is a river duty of every town on the dyke.", "reference")
    (tmp_path / "t.yaml").write_text(TERMBASE.replace("status: preferred", "status: admitted"), encoding="utf-8")
    config = Config(rules=("house", str(tmp_path / "t.yaml")), select=("term-not-preferred",))
    (seen,) = compare_articles([HERALD, official], config=config).findings
    assert (seen.message, seen.suggestion) == ("Flood duty: write “river duty”, not old duty (Herald)", "river duty")


def test_a_termbase_has_one_row_for_all_that_is_printed_of_a_concept(tmp_path: Any) -> None:
    (tmp_path / "terms.yaml").write_text(TERMBASE, encoding="utf-8")
    config = Config(rules=("house", str(tmp_path / "terms.yaml")))
    new = article("n", "Gazette", "It is a vital duty of all river towns, the mayors said.")
    concepts = compare_articles([HERALD, COURIER, new], config=config).concepts
    assert [(c.id, c.source, [r.form for r in c.renderings]) for c in concepts if c.source == "termbase"] == [
        ("duty", "termbase", ["old duty", "vital duty"])
    ]
    assert "vital duty" not in [r.form for c in concepts if c.source == "discovered" for r in c.renderings]
