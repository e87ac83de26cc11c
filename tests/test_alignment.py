"""Which statements are linked, which words in them, and that nothing else changes that."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Article, Link
from compare.pipeline import compare_articles
from tests.articles import article

HERALD = """The ferry Aurora caught fire off Lisbon on Tuesday and twelve sailors were rescued.

The harbour master ordered all passenger ships to stay in port until the wind drops.

Prosecutors opened an inquiry into the shipping company's safety records.

The mayor thanked the volunteers who had brought blankets to the quay."""

COURIER = """Volunteers who took blankets to the quay were thanked by the mayor.

Safety records of the shipping company are the subject of an inquiry, prosecutors announced.

Off Lisbon on Tuesday a fire broke out on the ferry Aurora; twelve sailors were saved.

Passenger ships must remain in port until the wind drops, the harbour master has ordered."""

GAZETTE = "The national orchestra will play Mahler and Brahms in the botanical garden this summer."


def linked(*articles: Article) -> set[tuple[str, str]]:
    """The linked sentences, by article and first word."""
    report = compare_articles(articles)
    return {(_name(x, "left"), _name(x, "right")) for x in report.links}


def _name(link: Link, side: str) -> str:
    excerpt = getattr(link, side).excerpt
    return f"{excerpt.article} ¶{excerpt.paragraph}"


def test_reworded_and_reordered_statements_are_linked_and_others_not() -> None:
    assert linked(article("Courier", COURIER), article("Herald", HERALD)) == {
        ("Courier ¶1", "Herald ¶4"),
        ("Courier ¶2", "Herald ¶3"),
        ("Courier ¶3", "Herald ¶1"),
        ("Courier ¶4", "Herald ¶2"),
    }


def test_three_blocks_rotated_lose_no_link() -> None:
    one, two, three, four = HERALD.split("\n\n")
    turned = "\n\n".join([three, four, one, two])
    report = compare_articles([article("Courier", COURIER), article("Herald", turned)])
    assert sorted((x.left.excerpt.paragraph, x.right.excerpt.paragraph) for x in report.links) == [
        (1, 2),
        (2, 1),
        (3, 3),
        (4, 4),
    ]


@given(order=st.sampled_from(list(permutations(range(3)))))
@settings(max_examples=6, deadline=None)
def test_the_order_of_the_articles_changes_no_link(order: tuple[int, ...]) -> None:
    articles = [article("Courier", COURIER), article("Gazette", GAZETTE), article("Herald", HERALD)]
    report = compare_articles(articles)
    assert compare_articles([articles[n] for n in order]) == report


def test_one_unrelated_article_changes_no_link() -> None:
    two = article("Courier", COURIER), article("Herald", HERALD)
    alone = compare_articles(two).links
    assert compare_articles([*two, article("Gazette", GAZETTE)]).links == alone


def test_a_differing_figure_lowers_no_link() -> None:
    one = "The earthquake killed {} people in the northern province of Aceh on Tuesday."
    same = compare_articles([article("a", one.format("24")), article("b", one.format("24"))]).links[0]
    other = compare_articles([article("a", one.format("24")), article("b", one.format("35"))]).links[0]
    assert (same.relation, other.relation) == ("same", "same")
    assert other.score > 0.8


def test_a_reporting_formula_carries_no_link() -> None:
    assert linked(
        article("a", "The minister noted that wheat prices would fall."),
        article("b", "The minister noted that orchestras need rehearsal rooms."),
    ) == set()  # fmt: skip


def test_the_clause_that_answers_is_linked_not_the_whole_sentence() -> None:
    one = "The council met for nine hours in a hall without heating, and it abolished the toll on the harbour bridge."
    other = "The toll on the harbour bridge was abolished."
    (link,) = compare_articles([article("a", one), article("b", other)]).links
    assert link.left.excerpt.text == "and it abolished the toll on the harbour bridge."


def test_a_replaced_word_is_linked_through_its_neighbours() -> None:
    one = "Foreign affairs were made a key and regular task of the whole state."
    other = "Foreign affairs were made a crucial and regular task of the whole state."
    (link,) = compare_articles([article("a", one), article("b", other)]).links
    pairs = {
        (one[w.left_start : w.left_end], other[w.right_start : w.right_end])
        for w in link.words
        if one[w.left_start : w.left_end] != other[w.right_start : w.right_end]
    }
    assert pairs == {("key", "crucial")}


def test_a_group_holds_no_two_statements_joined_only_by_a_third() -> None:
    report = compare_articles(
        [
            article("a", "The toll on the harbour bridge was abolished on Monday."),
            article("b", "The toll on the harbour bridge was abolished; the airport tax was doubled by parliament."),
            article("c", "The airport tax was doubled by parliament."),
        ]
    )
    assert sorted([s.excerpt.article for s in g.statements] for g in report.groups) == [["a", "b"], ["b", "c"]]
