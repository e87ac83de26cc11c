"""Outlets without a reading: those whose sentence says it otherwise, and those that have nothing like it."""

from __future__ import annotations

from compare.products.report import compare_texts

HERALD = "A ferry fire in Lisbon stranded 12 people on Tuesday, the harbour police said."
COURIER = "A ferry fire in Lisbon stranded 14 people on Tuesday, the harbour police said."
GAZETTE = "A ferry fire in Lisbon stranded a school party on Tuesday, the harbour police said."
TRIBUNE = "The city council of Porto voted for a new tram line along the river."


def otherwise(**texts: str) -> list[tuple[str, str]]:
    """Articles and words of the sentences that say otherwise what is counted differently."""
    found = [f for f in compare_texts(texts).findings if f.rule == "figure-differs"]
    assert [sorted(r.text for r in f.readings) for f in found] == [["12", "14"]]
    return [(e.article, e.text) for e in found[0].otherwise]


def test_a_sentence_opposite_that_has_no_reading() -> None:
    assert otherwise(Herald=HERALD, Courier=COURIER, Gazette=GAZETTE) == [("Gazette", GAZETTE)]


def test_an_outlet_that_has_nothing_like_it() -> None:
    assert otherwise(Herald=HERALD, Courier=COURIER, Tribune=TRIBUNE) == []


def test_an_outlet_that_has_a_reading_elsewhere() -> None:
    assert otherwise(Herald=HERALD, Courier=f"{COURIER}\n\n{GAZETTE}") == []
