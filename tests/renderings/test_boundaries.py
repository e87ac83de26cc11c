"""A pair of phrases has all that belongs to each of them."""

from __future__ import annotations

from compare.products.report import compare_texts


def forms(one: str, other: str) -> list[set[str]]:
    """The forms of each concept of two stories that call one plan by these names."""
    herald = "The council of Ashford wants a {0} for the towns, it said on Monday. Developing a {0} takes years."
    courier = "On Monday the council of Ashford said it wants a {0} for the towns. Executing a {0} takes years."
    texts = {"Herald": herald.format(one), "Courier": courier.format(other)}
    return [{r.form for r in concept.renderings} for concept in compare_texts(texts).concepts]


def test_an_adjective_that_a_comma_parts_from_the_phrase_belongs_to_it() -> None:
    plans = "broad, high-level coastal strategy", "comprehensive maritime strategy"
    assert forms(*plans) == [set(plans)]


def test_what_only_one_of_them_has_stays_outside() -> None:
    assert forms("broad and lasting coastal plan", "maritime plan") == [{"coastal plan", "maritime plan"}]
