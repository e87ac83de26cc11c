"""Which printings are forms of a termbase, and which only look like it."""

from __future__ import annotations

import pytest

from compare.model import Term, TermEntry, TermStatus
from compare.termbase.matching import entries_of, matches


def base(**forms: TermStatus) -> tuple[TermEntry, ...]:
    """One concept of these forms; underscores stand for spaces."""
    return (TermEntry("c", tuple(Term(form.replace("_", " "), status) for form, status in forms.items())),)


def one(form: str, status: TermStatus = "deprecated") -> tuple[TermEntry, ...]:
    return (TermEntry("c", (Term(form, status),)),)


def printed(text: str, entries: tuple[TermEntry, ...], openings: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """What is printed and the form that it is taken for."""
    return [(text[m.start : m.end], m.term.text) for m in matches(text, entries, openings=openings)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("river duty", "river duties"),
        ("river duty", "river-duty"),
        ("self-reliance", "self reliance"),
        ("co-operation", "cooperation"),
        ("cooperation", "co-operations"),
        ("dyke organisation", "Dyke Organizations"),
        ("plan the flood", "planned the floods"),
        ("Łódź", "Lodz"),
        ("Việt Nam", "Viet Nam"),
        ("mayors of the towns", "mayors of the town"),
        ("critical and regular", "regular and critical"),
        ("key and regular task", "regular and key task"),
        ("peace, cooperation and growth", "growth, peace and cooperation"),
        ("WHO", "WHO"),
        ("critical and regular", "CRITICAL AND REGULAR"),
    ],
)
def test_variants_of_a_form(form: str, text: str) -> None:
    assert printed(f"so {text} it is", one(form)) == [(text, form)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("import duty", "important duty"),
        ("organise", "organ"),
        ("universe", "university"),
        ("national plan", "nation plan"),
        ("WHO", "who"),
        ("reliance", "self-reliance"),
        ("critical and regular", "critical. And regular"),
        ("critical regular", "critical, regular"),
        ("critical and regular", "critical\n\nand regular"),
        ("critical and regular", "regular critical and"),
    ],
)
def test_what_only_looks_like_a_form(form: str, text: str) -> None:
    assert printed(f"so {text} it is", one(form)) == []


def test_the_possessive_is_no_part_of_the_form() -> None:
    assert printed("the country’s duty and the duty's end", one("duty")) == [("duty", "duty"), ("duty", "duty")]


def test_a_form_within_a_longer_one_of_any_status_is_no_occurrence() -> None:
    both = (*one("autonomy"), TermEntry("d", (Term("river autonomy", "admitted"),)))
    assert printed("River autonomy, not autonomy", both) == [
        ("River autonomy", "river autonomy"),
        ("autonomy", "autonomy"),
    ]


def test_of_two_spellings_the_printed_one_counts() -> None:
    names = (
        TermEntry("c", (Term("Việt Nam", "preferred"), Term("Vietnam", "deprecated"), Term("Viet Nam", "deprecated"))),
    )
    text = "Viet Nam, VIET NAM, Việt Nam, Vietnam"
    assert [form for _, form in printed(text, names)] == ["Viet Nam", "Viet Nam", "Việt Nam", "Vietnam"]
    assert printed("Viêt Nam", names) == [("Viêt Nam", "Việt Nam")]


def test_an_inflected_form_goes_to_the_spelling_that_is_nearer() -> None:
    spelt = base(dyke_organisation="preferred", dyke_organization="deprecated")
    assert printed("dyke organizations, dyke organisations", spelt) == [
        ("dyke organizations", "dyke organization"),
        ("dyke organisations", "dyke organisation"),
    ]


def test_a_capital_at_the_head_of_a_sentence_says_nothing() -> None:
    case = base(state="preferred", State="deprecated")
    assert printed("State aid. The State", case, openings=(0,)) == [("State", "state"), ("State", "State")]


def test_forms_of_another_language_are_not_looked_for() -> None:
    foreign = (
        TermEntry("c", (Term("chat", "deprecated", language="fr"), Term("cat", "deprecated", language="en-GB"))),
    )
    assert printed("a chat with a cat", foreign) == [("cat", "cat")]


def test_the_concept_of_a_form() -> None:
    both = (*one("river duty"), TermEntry("d", (Term("duty of the river towns", "admitted"),)))
    assert [e.id for e in entries_of("River duties", both)] == ["c"]
    assert entries_of("river duties today", both) == ()
