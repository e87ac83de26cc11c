"""Whether a phrase is whole where it stands, or cut off in the middle of something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.facts.extract import facts
from compare.model import Article
from compare.renderings.alignment_matrix import AlignmentMatrix
from compare.renderings.records import line
from compare.renderings.unithood import unithood
from compare.statements.segment import segment


def whole(sentence: str, phrase: str) -> bool:
    """Whether the phrase keeps its trust in the sentence."""
    article = Article("a", "Herald", "a", sentence, None, "en", "published", None, None, "a")
    statement = segment(article)[0]
    statement = replace(statement, facts=facts(article, statement))
    here = line(statement)
    texts = [word.text for word in here.words]
    words = phrase.replace(",", "").split()
    first = next(n for n in range(len(texts)) if texts[n : n + len(words)] == words)
    span = (first, first + len(words) - 1)
    return unithood(AlignmentMatrix(here, here, {}, frozenset(), ()), span, span) > 0


@pytest.mark.parametrize(
    ("sentence", "cut", "kept"),
    [
        ("A strong 5.4 magnitude tremor shook the port.", "magnitude tremor", "strong 5.4 magnitude tremor"),
        ("They spoke of the concert in Porto on May 14 at noon.", "concert in Porto on May", "concert in Porto"),
        ("The council praised the choirs of Porto yesterday.", "choirs of Porto yesterday", "choirs of Porto"),
        ("The tremor broke roofs and caused panic.", "roofs and caused", "roofs"),
        ("The Bay Area of Porto, Braga and Faro grows.", "Bay Area of Porto", "Bay Area of Porto, Braga and Faro"),
        ("It has a role in proactively preventing floods.", "role in proactively", "role"),
    ],
)
def test_a_phrase_is_cut_off_or_whole(sentence: str, cut: str, kept: str) -> None:
    assert not whole(sentence, cut)
    assert whole(sentence, kept)


def test_two_actions_are_whole() -> None:
    assert whole("The law serves construction and safeguarding of the ports.", "construction and safeguarding")


def test_a_counted_noun_is_whole() -> None:
    assert whole("The gunners fired 30 tank shells.", "tank shells")
