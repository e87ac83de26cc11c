"""What each piece of evidence for a link is worth, on pairs of statements that it alone decides."""

from __future__ import annotations

from compare.config import Config
from compare.model import Link
from compare.products.report import compare_articles
from tests.articles import article


def links(least: float = 0.5, **texts: str) -> dict[tuple[str, str], Link]:
    """The links that score at least `least` between the articles, by name and paragraph."""
    found = compare_articles([article(name, text) for name, text in texts.items()], config=Config(min_score=least))
    return {(_place(x.left.excerpt), _place(x.right.excerpt)): x for x in found.links}


def _place(excerpt: object) -> str:
    return f"{excerpt.article}{excerpt.paragraph}"  # type: ignore[attr-defined]  # an Excerpt


BURNS = "Eleven sailors were treated for burns.", "Doctors looked after sailors who had burns."


def test_what_is_not_enough_by_itself_is_enough_between_two_links() -> None:
    around = "The ferry Aurora caught fire off Lisbon on Tuesday.\n\n{}\n\nProsecutors opened an inquiry in Porto."
    one, other = BURNS
    assert links(a=one, b=other) == {}
    assert set(links(a=around.format(one), b=around.format(other))) == {("a1", "b1"), ("a2", "b2"), ("a3", "b3")}


TANNERY = "The Porto tannery poured chromium into the river for a decade."
WORKS = "Chromium from a leather works reached the water, inspectors of Porto found."


def test_what_is_not_enough_by_itself_is_enough_where_a_third_article_says_both() -> None:
    assert links(a=TANNERY, b=WORKS) == {}
    third = "For a decade the Porto tannery let chromium reach the water, inspectors found."
    assert set(links(a=TANNERY, b=WORKS, c=third)) == {("a1", "b1"), ("a1", "c1"), ("b1", "c1")}


def test_an_article_that_answers_to_neither_has_no_say() -> None:
    aside = "Works of art from a decade of water and river painting are on show in Porto."
    alone, heard = (links(0.01, a=TANNERY, b=WORKS, **more) for more in ({}, {"c": aside}))
    assert set(heard) == {("a1", "b1"), ("a1", "c1"), ("b1", "c1")}
    assert heard["a1", "b1"] == alone["a1", "b1"]


def test_a_short_figure_is_weaker_than_a_long_one() -> None:
    assert links(a="Zagreb counted 7 barns.", b="In Zagreb 7 stables stood.") == {}
    assert set(links(a="Zagreb counted 1,250 barns.", b="In Zagreb 1,250 stables stood.")) == {("a1", "b1")}


def test_a_quoted_term_alone_links_nothing() -> None:
    one = "Fishing was declared a “vital and lasting” duty of the province."
    assert links(a=one, b="Dancing remains a “vital and lasting” joy, critics say.") == {}
    assert set(links(a=one, b="A “vital and lasting” duty, she said, is fishing.")) == {("a1", "b1")}


def test_a_link_reaches_over_all_clauses_that_answer_and_no_further() -> None:
    long = "The council met for nine hours in a hall without heating, and it abolished the toll on the harbour bridge."
    (one,) = links(a=long, b="The council abolished the toll on the harbour bridge.").values()
    assert one.left.excerpt.text == "and it abolished the toll on the harbour bridge."
    both = "The council opened a school for pilots in Porto, and the mayor praised the harbour master for his patience."
    other = (
        "In Porto a school for pilots was founded by the town, and the harbour master was praised by its mayor at noon."
    )
    (whole,) = links(a=both, b=other).values()
    assert (whole.left.excerpt.text, whole.right.excerpt.text, whole.relation) == (both, other, "same")


def test_a_headline_answers_to_the_headline_and_not_to_the_same_words_below() -> None:
    one = "Harbour toll of Lisbon abolished by council\n\nThe mayor spoke of a relief for every family in the town."
    other = (
        "Lisbon council abolishes harbour toll\n\n"
        "The harbour toll of Lisbon was abolished on Monday by the council to the delight of fishermen from Setúbal."
    )
    assert set(links(a=one, b=other)) == {("a1", "b1")}


def test_of_two_that_answer_the_same_words_the_better_one_is_linked() -> None:
    one = "Prosecutors in Porto opened an inquiry into the shipping company on Friday."
    other = (
        "On Friday prosecutors opened an inquiry into the shipping company in Porto.\n\n"
        "The company paid for a choir in Porto and an inquiry by prosecutors is rare."
    )
    assert set(links(a=one, b=other)) == {("a1", "b1")}


def test_two_sentences_that_say_one_thing_are_no_rivals() -> None:
    one = "The mayor of Porto abolished the harbour toll."
    other = (
        "The mayor of Porto abolished the harbour toll.\n\n"
        "Abolished by the mayor, the toll of the harbour is no more a burden to traders of Porto."
    )
    assert set(links(a=one, b=other)) == {("a1", "b1"), ("a1", "b2")}


def test_a_group_does_not_drift_from_one_statement_to_another() -> None:
    words = "tannery chromium inspectors Douro mayor verdict appeal orchestra tapestry".split()
    texts = {name: f"{' '.join(words[n : n + 3])} met." for n, name in enumerate("abcdefg")}
    found = compare_articles([article(name, text) for name, text in texts.items()])
    assert not any({"a", "g"} <= {s.excerpt.article for s in group.statements} for group in found.groups)
    assert {(x.left.excerpt.article, x.right.excerpt.article) for x in found.links} >= {
        ("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"),
    }  # fmt: skip
