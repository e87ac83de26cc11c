"""Forms that stand side by side in a sentence are two things."""

from __future__ import annotations

import pytest

from compare.model import Excerpt
from compare.renderings.clusters import contrasts, different, side_by_side
from compare.renderings.records import Form, Occurrence

AUTONOMY, RENEWAL = ("autonomy",), ("renewal",)


def seen(form: Form, start: int, sentence: str = "s1", *, modified: bool = False) -> Occurrence:
    end = start + len(form[0])
    return Occurrence(form, Excerpt("a", start, end, form[0], 1, start + 1, 1), sentence, False, modified)


@pytest.mark.parametrize(("gap", "beside"), [(1, True), (5, True), (8, True), (9, False), (16, False)])
def test_forms_are_side_by_side_up_to_eight_characters_apart(gap: int, *, beside: bool) -> None:
    places = {AUTONOMY: [seen(AUTONOMY, 10)], RENEWAL: [seen(RENEWAL, 18 + gap)]}
    found = side_by_side(places)
    assert (frozenset((AUTONOMY, RENEWAL)) in found) == beside
    assert different(frozenset({AUTONOMY}), frozenset({RENEWAL}), found) == beside
    both = contrasts(frozenset((AUTONOMY, RENEWAL)), places, found)
    assert [(a.text, b.text) for a, b in both] == [("autonomy", "renewal")] * beside


def test_forms_of_two_sentences_are_not_side_by_side() -> None:
    places = {AUTONOMY: [seen(AUTONOMY, 10)], RENEWAL: [seen(RENEWAL, 20, "s2")]}
    assert frozenset((AUTONOMY, RENEWAL)) not in side_by_side(places)


def test_a_form_that_an_adjective_makes_another_of_says_nothing() -> None:
    places = {AUTONOMY: [seen(AUTONOMY, 10, modified=True)], RENEWAL: [seen(RENEWAL, 23)]}
    assert frozenset((AUTONOMY, RENEWAL)) not in side_by_side(places)
