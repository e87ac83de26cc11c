"""What stands in quotation marks, and which marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.facts.voices import voice
from compare.model import Article, Quotation, Statement
from compare.places import excerpt, paragraphs, trim

# A single mark opens before a letter and behind a space; it closes behind a letter or stop and before none.
PAIRS = re.compile(
    r"(?P<double>[“\"„«](?P<d>[^“”\"„«»]+)[”\"“»])"
    r"|(?:(?<=\s)|(?<=[(“\"])|^)(?P<single>[‘'](?P<s>(?=\S)(?:[^‘’'\n]|[’'](?=\w))+)(?<=\S)[’'])(?!\w)"
)
CURLY = re.compile("[“”]")


def quotations(article: Article, statement: Statement) -> Iterator[Quotation]:
    """What is quoted in the statement, outer quotations and those nested in them.

    Of a quotation that goes on over sentences or paragraphs, the part that stands in the statement.
    """
    first, last = statement.excerpt.start, statement.excerpt.end
    yield from _within(article, statement, first, last)
    for start, end in _running(article.text):
        if start < last and first < end and not (first <= start and end < last):
            left, right = trim(article.text, max(start, first), min(end, last), "“”,")
            if left < right:
                yield Quotation(excerpt(article, left, right), "“”", _speaker(article, statement, left, right))


@lru_cache(maxsize=8)  # an article's statements come one after another
def _running(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations in curly marks stand; a paragraph that is not closed goes on where the next one opens."""
    found: list[tuple[int, int]] = []
    blocks = [(start, end) for start, end in paragraphs(text) if text[start:end].strip()]
    for number, (start, end) in enumerate(blocks):
        opened: int | None = None
        for place in (m.start() for m in CURLY.finditer(text, start, end)):
            if text[place] == "“":
                opened = place + 1
            elif opened is not None:
                found.append((opened, place))
                opened = None
        goes_on = number + 1 < len(blocks) and text[slice(*blocks[number + 1])].lstrip().startswith("“")
        if opened is not None and goes_on:
            found.append((opened, end))
    return tuple(found)


def _within(article: Article, statement: Statement, start: int, end: int) -> Iterator[Quotation]:
    for match in PAIRS.finditer(article.text, start, end):
        name = "d" if match["double"] else "s"
        inner_start, inner_end = match.span(name)
        marks = article.text[inner_start - 1] + article.text[inner_end]
        left, right = trim(article.text, inner_start, inner_end, ",")
        if left < right:
            yield Quotation(excerpt(article, left, right), marks, _speaker(article, statement, left, right))
        if name == "d":
            yield from _within(article, statement, inner_start, inner_end)


def _speaker(article: Article, statement: Statement, start: int, end: int) -> str | None:
    """Who says it by the words around it, else whom the statement names."""
    told = voice(article.text, start, end)
    return statement.speaker if told is None else told or None
