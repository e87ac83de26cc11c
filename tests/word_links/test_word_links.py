"""Which words of two statements stand for each other, which phrases, and which for nothing."""

from __future__ import annotations

import tracemalloc

import pytest

from compare.english.parts_of_speech import tagged
from compare.english.words import tokens
from compare.model import Token
from compare.products.report import compare_articles
from compare.word_links.classifier import SURE, word_links
from compare.word_links.features import arrays
from compare.word_links.phrase_pairs import phrases
from tests.articles import article


def words(text: str) -> tuple[Token, ...]:
    return tagged(tokens(text, 0, len(text)))


def differing(one: str, other: str) -> list[tuple[str, str]]:
    """The linked words of two statements that are not the same word."""
    links = [x for x in word_links(arrays(words(one)), arrays(words(other))) if x.score >= SURE]
    pairs = [(one[x.left_start : x.left_end], other[x.right_start : x.right_end]) for x in links]
    return [(a, b) for a, b in pairs if a.lower() != b.lower()]


def linked_phrases(one: str, other: str) -> list[tuple[str, str]]:
    left, right = words(one), words(other)
    links = [x for x in word_links(arrays(left), arrays(right)) if x.score >= SURE]
    return [(one[x.left_start : x.left_end], other[x.right_start : x.right_end]) for x in phrases(left, right, links)]


ONE = "The harbour master ordered all passenger ships to stay in port until the wind drops."
OTHER = "Passenger vessels must remain in port until the wind drops, the harbour master has ordered."


def test_a_replaced_word_is_linked_by_the_company_it_keeps() -> None:
    assert ("ships", "vessels") in differing(ONE, OTHER)
    assert ("stay", "remain") in differing(ONE, OTHER)


def test_the_sides_may_be_swapped() -> None:
    there = word_links(arrays(words(ONE)), arrays(words(OTHER)))
    back = word_links(arrays(words(OTHER)), arrays(words(ONE)))
    swapped = {(x.right_start, x.right_end, x.left_start, x.left_end, x.score) for x in back}
    assert {(x.left_start, x.left_end, x.right_start, x.right_end, x.score) for x in there} == swapped


def test_words_without_a_counterpart_are_linked_to_nothing() -> None:
    one = "After nine hours of noisy debate the council abolished the toll on the harbour bridge."
    other = "The council abolished the toll on the harbour bridge; schools stay closed until Easter."
    assert differing(one, other) == []


def test_a_list_member_more_stands_for_no_other_member() -> None:
    one = "The policy is one of peace, cooperation and development."
    other = "The policy is one of peace, friendship, cooperation and development."
    assert differing(one, other) == []


def test_a_coordination_in_another_order_is_one_phrase() -> None:
    one = "Foreign affairs were made a key and regular task of the state."
    other = "Foreign affairs were made a regular and critical task of the state."
    assert ("key", "critical") in differing(one, other)
    assert ("key and regular", "regular and critical") in linked_phrases(one, other)


def test_several_words_that_stand_for_one_are_one_phrase() -> None:
    one = "The sailors were rescued from the burning ferry on Tuesday."
    other = "The sailors were brought to safety from the burning ferry on Tuesday."
    assert ("rescued", "brought to safety") in linked_phrases(one, other)


def test_statements_of_very_many_words_take_little_memory() -> None:
    text = " ".join(f"word{n // 2}" if n < 2000 else f"once{n}" for n in range(2010))
    side = arrays(words(text))
    tracemalloc.start()
    links = word_links(side, side)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [text[x.left_start : x.left_end] for x in links] == [f"once{n}" for n in range(2000, 2010)]
    assert peak < 10_000_000


def test_the_report_says_where_words_were_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.word_links.classifier.MOST_CELLS", 50)
    report = compare_articles([article("a", ONE), article("b", ONE)])
    assert [(p.path, p.reason, p.kind) for p in report.problems] == [
        (
            "a",
            "linked with b in a pair of statements too long to be compared word by word, of 15 and 15 words",
            "cap",
        )
    ]
    twice = f"{ONE}\nThe national orchestra will play Mahler and Brahms in the garden."
    report = compare_articles([article("a", twice), article("b", twice)])
    assert [p.reason for p in report.problems] == [
        "linked with b in 2 pairs of statements too long to be compared word by word, of up to 15 and 15 words"
    ]


def test_nothing_is_said_of_long_statements_that_are_not_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.word_links.classifier.MOST_CELLS", 50)
    articles = [article("a", ONE), article("b", "The harbour master said that trade had doubled.")]
    assert compare_articles(articles).links == ()
    assert compare_articles(articles).problems == ()


def test_a_link_says_which_phrases_stand_for_each_other() -> None:
    one = "The congress calls diplomacy a key and regular task of the whole political system."
    other = "The congress calls diplomacy a regular and critical task of the whole political system."
    (link,) = compare_articles([article("a", one), article("b", other)]).links
    pairs = [(one[p.left_start : p.left_end], other[p.right_start : p.right_end]) for p in link.phrases]
    assert [(a, b) for a, b in pairs if a != b] == [("key and regular", "regular and critical")]
