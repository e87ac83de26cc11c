"""What a statement says, as keys with their rarity: words, parts of compounds, and figures by their value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from compare.english.words import fold, key, rarity
from compare.model import Figure, Statement, Token

Content = dict[str, int]
"""Rarity of each key in thousandths: whole numbers, so that no sum depends on the order of its parts."""

FIGURE = "#"
"""What the key of a figure begins with."""
DIGIT_RARITY = (500, 900, 1300)
"""Rarity of a figure of one, two, and more significant digits: 40 is found by chance more often than 350."""


def content(statement: Statement) -> Content:
    """Rarity of each key of the statement, function words left out.

    A figure counts as its value, however it is written; a compound counts as its parts, so that
    `100-year history` shares what it can with `history of 100 years`.
    """
    figures = [f for f in statement.facts if isinstance(f, Figure)]
    found: Content = {}
    for figure in figures:
        for name, weight in figure_parts(figure):
            found[name] = max(found.get(name, 0), weight)
    for name, weight in (w for t in _outside(statement.tokens, figures) for w in parts(t.text)):
        found[name] = max(found.get(name, 0), weight)
    return found


def _outside(tokens: Iterable[Token], figures: list[Figure]) -> Iterator[Token]:
    for token in tokens:
        if token.rarity > 0 and not any(_is_of(token, figure) for figure in figures):
            yield token


def _is_of(token: Token, figure: Figure) -> bool:
    """Whether the word belongs to the figure, or is a currency that its number is glued to: VND50."""
    number = figure.excerpt
    return number.start <= token.start < number.end or (
        figure.money is not None and token.start < number.start < token.end
    )


def figure_parts(figure: Figure) -> Iterator[tuple[str, int]]:
    """Key and rarity in thousandths of a figure's value, of the other end of a range, and of a unit tied to it."""
    for value in (figure.value, figure.upper):
        if value is not None:
            yield f"{FIGURE}{value.normalize():f}", DIGIT_RARITY[min(_digits(value), len(DIGIT_RARITY)) - 1]
    if "-" in figure.excerpt.text and figure.excerpt.text[0].isdigit():
        yield from parts(figure.excerpt.text.rpartition("-")[2])


def _digits(value: Decimal) -> int:
    """How many digits of a number are significant; at least one."""
    return max(1, len(str(abs(value)).replace(".", "").strip("0")))


@lru_cache(maxsize=1 << 16)
def parts(word: str) -> tuple[tuple[str, int], ...]:
    """Key and rarity in thousandths of a word, or of each part of a compound that is no function word."""
    pieces = fold(word).split("-") if "-" in word or "‑" in word or "‐" in word else [word]
    return tuple((key(p), round(1000 * rarity(p))) for p in pieces if p and rarity(p) > 0)
