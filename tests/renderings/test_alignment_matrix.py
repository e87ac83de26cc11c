"""Where a phrase begins and ends in the middle of something."""

from __future__ import annotations

import pytest

from compare.renderings.alignment_matrix import Span, is_begun, is_open
from compare.renderings.records import Line, line
from compare.statements.segment import segment
from tests.articles import article


def here(phrase: str) -> tuple[Line, Span]:
    """The sentence, and where the phrase stands among its words."""
    found = line(segment(article("a", "They heard that Teodor Anton Lindal opened the new coastal school."))[0])
    words, wanted = [w.text for w in found.words], phrase.split()
    start = next(n for n in range(len(words)) if words[n : n + len(wanted)] == wanted)
    return found, (start, start + len(wanted) - 1)


@pytest.mark.parametrize(
    ("phrase", "begun"),
    [
        ("Teodor Anton Lindal", False),
        ("Anton Lindal", True),
        ("Lindal", True),
        ("new coastal school", False),
        ("coastal school", True),
        ("the new coastal school", False),
    ],
)
def test_a_phrase_is_begun_where_a_name_or_a_modifier_stands_before_it(phrase: str, *, begun: bool) -> None:
    assert is_begun(*here(phrase)) == begun


@pytest.mark.parametrize(
    ("phrase", "cut"),
    [("Teodor Anton", True), ("Teodor Anton Lindal", False), ("new coastal", True), ("new coastal school", False)],
)
def test_a_phrase_is_open_where_its_noun_is_left_outside(phrase: str, *, cut: bool) -> None:
    assert is_open(*here(phrase)) == cut
