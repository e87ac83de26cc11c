"""What is left of a large archive's renderings: firmly tied forms stay together, chance ties are cut first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import pipeline
from compare.engines import local
from compare.model import Article
from compare.renderings import association
from compare.renderings.records import PhrasePair, Place

HERALD = "The congress affirms that foreign trade is a {} task of the whole state and its ports."
PAPERS = {
    "a": HERALD.format("key and regular") + "\n\nThe old harbour of Lisbon will close its northern gates on Friday.",
    "b": HERALD.format("crucial and regular") + "\n\nThe old harbour of Lisbon will shut its northern gates on Friday.",
    "c": "A key and regular payment fell due. A key and regular check is made. A key and regular audit follows.",
}


def swap(left: str, right: str, number: int, score: float = 0.5) -> PhrasePair:
    place, other = (
        Place("a", f"a{number}", number, number + 1, False),
        Place("b", f"b{number}", number, number + 1, False),
    )
    return PhrasePair((left,), (right,), score, place, other)


def weighed(*shown: PhrasePair, **printed: int) -> list[float]:
    counts = association.counts([association.Printed((form,), count) for form, count in printed.items()])
    return [s.firmness for s in association.weigh(shown, counts)]


@pytest.mark.parametrize(
    ("key", "vital", "expected"),
    [(1, 1, 0.4), (100, 1, 0.4), (1, 100, 0.4), (4, 4, 0.1), (100, 50, 0.008)],
    ids=["both once", "rare against frequent", "frequent against rare", "both now and then", "both often"],
)
def test_forms_are_tied_as_far_as_they_stand_against_each_other(key: int, vital: int, expected: float) -> None:
    assert weighed(swap("key", "vital", 1), key=key, vital=vital) == [expected]


def test_each_sentence_that_shows_it_ties_two_forms_more_firmly() -> None:
    assert weighed(swap("key", "vital", 1), swap("key", "vital", 2), key=2, vital=2) == [0.64, 0.64]


def concepts(most: int) -> tuple[list[str], list[str]]:
    """The labels of what is found where so many records are put together at most, and the caps reached."""
    steps = [replace(s, most=most) if s.weight else s for s in pipeline.understanding(least=0.5)]
    articles = [Article(n, n, n, text, None, "en", "published", None, None, n) for n, text in PAPERS.items()]
    held = local.carry_out(steps, {"articles": articles}, lambda step, done, total: None)
    assert {(p.path, p.kind) for p in held["problems"]} <= {("all articles", "cap")}
    return sorted(c.label for c in held["rough concepts"]), [p.reason for p in held["problems"]]


FOUND = ["close its northern gates", "key and regular", "old harbour", "ports", "regular task"]


def test_nothing_is_cut_where_all_fits() -> None:
    assert concepts(8) == (FOUND, [])


def test_where_it_does_not_fit_the_weakest_tie_goes_and_the_concepts_stay() -> None:
    said = "8 records belong together, more than 6; the weakest ties between them, under 0.16, were left out: 1"
    assert concepts(6) == (FOUND, [f"forming concepts: {said}"])


def test_what_is_small_stays_whole_beside_what_cannot_be_made_to_fit() -> None:
    said = "8 records belong together, more than 4; the weakest ties between them, under 0.96, were left out: 8"
    assert concepts(4) == (["close its northern gates"], [f"forming concepts: {said}"])
