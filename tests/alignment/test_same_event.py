"""That two articles tell one event speaks for a link between them, and where it must not."""

from __future__ import annotations

from math import log

from pytest import approx

from compare.config import Config
from compare.model import Link
from compare.products.report import compare_articles
from tests.articles import article

BREAK = "\n\n"

HERALD = """A fire at the Tarrant cannery in Ashford sent fourteen workers to hospital on Monday.

Mirela Okoye, who manages the plant, said a conveyor belt had overheated.

Mayor Donal Quillfeather promised the families money for rent.

Neighbours had complained of smoke since spring.

The union wants sprinklers in every hall.

Herring was canned there for export until the war.

A judge will hear the case next week."""

COURIER = """Fourteen workers are in hospital after flames swept through the Tarrant cannery, Ashford, on Monday.

An overheated conveyor belt was to blame, according to its manager, Mirela Okoye.

Trucks now bring sardines from abroad.

Whoever owns halls has to pay for sprinklers, labour leaders demand.

Donal Quillfeather, the mayor, wants to pay the rent of those affected.

Insurance covers only the machines.

No date is set for work to begin again."""

ELSEWHERE = {"Tarrant": "Lindal", "Ashford": "Porto", "Mirela Okoye": "Edda Stavros", "Quillfeather": "Halvard"}


def links(one: str, other: str) -> dict[tuple[int, int], Link]:
    """All links between two texts by the paragraphs that they join."""
    found = compare_articles([article("a", one), article("b", other)], config=Config(min_score=0)).links
    return {(x.left.excerpt.paragraph, x.right.excerpt.paragraph): x for x in found}


def weight(link: Link) -> float:
    """What it adds to the link's log-odds that the articles tell one event."""
    return sum(r.weight for r in link.reasons if r.kind == "one event")


def moved(text: str) -> str:
    """The same event at another place, with other people."""
    for name, other in ELSEWHERE.items():
        text = text.replace(name, other)
    return text


def test_of_two_articles_on_one_event_statements_that_share_little_are_linked() -> None:
    one = links(HERALD, COURIER)[5, 4]
    assert one.score >= 0.5 > one.likeness
    assert weight(one) == approx(log(one.score / (1 - one.score)) - log(one.likeness / (1 - one.likeness)), abs=0.01)
    assert [r.text for r in one.reasons if r.kind == "one event"] == [
        "names in common and other statements surely linked"
    ]


def test_of_articles_on_two_events_they_are_not() -> None:
    found = links(HERALD, moved(COURIER))
    assert found[5, 4].score < 0.5
    assert not any(map(weight, found.values()))


def test_the_order_of_the_articles_changes_no_score() -> None:
    split = COURIER.replace(" are in hospital after", " are in hospital.\n\nThe workers went to hospital when")
    there = {(i, j): x.score for (i, j), x in links(HERALD, split).items()}
    back = {(j, i): x.score for (i, j), x in links(split, HERALD).items()}
    assert there == back


def test_names_alone_are_no_more_alike_for_being_of_one_event() -> None:
    found = links("Ashford.\n\n" + HERALD, COURIER + "\n\nHe went to school in Ashford.")
    assert found[6, 4].score >= 0.5
    assert weight(found[6, 4]) > 0
    assert weight(found[1, 8]) == 0


def test_two_articles_that_share_names_and_nothing_else_that_is_sure_need_share_as_much_as_any() -> None:
    told = "Tarrant and Okoye are cousins of Quillfeather.\n\n"
    apart = told + BREAK.join(p for p in HERALD.split(BREAK) if p.startswith(("Neigh", "The union", "Herring")))
    other = BREAK.join(p for p in COURIER.split(BREAK) if p.startswith(("Trucks", "Whoever", "Insurance", "No")))
    found = links(apart, other + "\n\nAsk Okoye.\n\nTarrant is shut.\n\nQuillfeather sings.")
    assert found[3, 2].score < 0.5
    assert not any(map(weight, found.values()))


def test_a_sure_link_speaks_for_the_others_and_not_for_itself() -> None:
    sure = "Mirela Okoye told Donal Quillfeather that an overheated conveyor belt was to blame."
    one, other = HERALD.split(BREAK), COURIER.split(BREAK)
    found = links(BREAK.join([sure, one[3], one[5], one[4]]), BREAK.join([sure, other[5], other[6], other[3]]))
    assert found[1, 1].score >= 0.5 > found[4, 4].score
    assert weight(found[1, 1]) == 0
    assert weight(found[4, 4]) > 0


def test_where_every_sentence_says_the_same_words_kinship_says_nothing() -> None:
    one = HERALD.replace(".\n", ", the fire brigade of the harbour district announced.\n")
    other = COURIER.replace(".\n", ", the fire brigade of the harbour district announced.\n")
    found = links(one, other)
    assert found[1, 1].score >= 0.5
    assert not any(map(weight, found.values()))


def test_a_name_spelt_otherwise_is_a_name_in_common() -> None:
    other = COURIER
    for name, spelt in {"Mirela": "Myrela", "Okoye": "Okoyeh", "Donal": "Dohnal", "Quillf": "Quilf"}.items():
        other = other.replace(name, spelt)
    assert weight(links(HERALD, other)[5, 4]) > 0
