"""A link as a matrix of words, and what can be asked of the phrases on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from compare.model import Link, Token
from compare.renderings.records import Line, is_capital, is_content, is_possessive, line

Span: TypeAlias = tuple[int, int]
"""First and last word of a phrase."""
Cell: TypeAlias = tuple[int, int]
"""A word on the left and one on the right."""
Shown: TypeAlias = tuple[Span, Span, float]
"""A phrase on the left, the phrase on the right that stands for it, and the trust in that, 0..1."""

NEAR = 4
"""Words on either side within which an agreeing word speaks for a replaced one."""
LEAST_AGREEMENT = 0.4
"""Rarity of the agreeing neighbours that a replaced word needs, on each side where none is right beside it."""
SURE = 0.4
"""Chance from which a phrase goes on over a pair of words."""
NAMING = frozenset({"noun", "adjective"})
INSIDE = frozenset("a an and at by for from in its of on or our the their to with".split())
"""Function words that may stand within a phrase that names one thing."""
COORDINATORS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class AlignmentMatrix:
    """Two linked statements: the chance of each linked pair of words, and the pairs that are the same word.

    `agreeing` are those of the same that are content words, with their rarity, in order.
    """

    left: Line
    right: Line
    chances: dict[Cell, float]
    same: frozenset[Cell]
    agreeing: tuple[tuple[int, int, float], ...]

    @property
    def words(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        return self.left.words, self.right.words


def alignment_matrix(link: Link) -> AlignmentMatrix:
    """The matrix of a link."""
    left = {t.start: n for n, t in enumerate(link.left.tokens)}
    right = {t.start: n for n, t in enumerate(link.right.tokens)}
    chances = {(left[w.left_start], right[w.right_start]): w.score for w in link.words}
    same = frozenset((i, j) for i, j in chances if link.left.tokens[i].key == link.right.tokens[j].key)
    words = link.left.tokens, link.right.tokens
    agreeing = ((i, j, min(words[0][i].rarity, words[1][j].rarity)) for i, j in sorted(same))
    return AlignmentMatrix(line(link.left), line(link.right), chances, same, tuple(a for a in agreeing if a[2] > 0))


def agreement(matrix: AlignmentMatrix, i: int, j: int, near: int = NEAR) -> tuple[float, float, float]:
    """Rarity of the words near a cell that agree: before it on both sides, behind it on both, and crosswise."""
    before = behind = crossed = 0.0
    for a, b, rarity in matrix.agreeing:
        if abs(a - i) <= near and abs(b - j) <= near:
            if a < i and b < j:
                before += rarity
            elif a > i and b > j:
                behind += rarity
            else:
                crossed += rarity
    return before, behind, crossed


def common(matrix: AlignmentMatrix, a: Span, b: Span) -> float:
    """Share of the content words of two phrases that are the same, 0..1."""
    left = {t.key for t in matrix.left.words[a[0] : a[1] + 1] if is_content(t)}
    right = {t.key for t in matrix.right.words[b[0] : b[1] + 1] if is_content(t)}
    return len(left & right) / max(1, len(left), len(right))


def is_open(here: Line, span: Span) -> bool:
    """Whether the phrase is cut in the middle: an adjective or noun whose noun follows is left outside."""
    words, cuts, end = here.words, here.cuts, span[1]
    if words[end].part not in NAMING or end + 1 >= len(words) or cuts[end]:
        return words[end].part == "adjective" and span[0] < end and words[end - 1].key not in COORDINATORS
    follows = words[end + 1]
    coordinated = span[0] < end and words[end - 1].key in COORDINATORS and words[end].part == "adjective"
    return not coordinated and follows.part in NAMING and (is_capital(follows) or not is_capital(words[end]))


def is_begun(here: Line, span: Span) -> bool:
    """Whether the phrase begins in the middle of a name or noun phrase: (Nguyễn) Mạnh Cường."""
    words, cuts, start = here.words, here.cuts, span[0]
    if start == 0 or cuts[start - 1] or words[start - 1].part not in NAMING:
        return False
    return is_capital(words[start - 1]) or not is_capital(words[start])


def goes_on(matrix: AlignmentMatrix, cell: Cell, beside: Cell, *, name: bool) -> bool:
    """Whether a phrase goes on from the words `beside` to those of `cell`, on both sides at once."""
    left, right = matrix.words
    i, j = cell
    if not (0 <= i < len(left) and 0 <= j < len(right)) or matrix.chances.get(cell, 0) < SURE:
        return False
    if not ({left[i].part, right[j].part} <= NAMING and {left[beside[0]].part, right[beside[1]].part} <= NAMING):
        return False
    if name and not (is_capital(left[i]) and is_capital(right[j])):
        return False
    first, second = (left[min(i, beside[0])], right[min(j, beside[1])])
    if is_possessive(first) != is_possessive(second):
        return False
    return not (matrix.left.cuts[min(i, beside[0])] or matrix.right.cuts[min(j, beside[1])])


def is_inside(word: Token) -> bool:
    """Whether the word may stand within a phrase that names one thing."""
    return word.part != "verb" and (is_content(word) or word.key in INSIDE)
