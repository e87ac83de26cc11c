"""What stands in quotation marks, and which marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Article, Quotation, Statement
from compare.text import excerpt, trim

# A single mark opens before a letter and behind a space; it closes behind a letter or stop and before none.
PAIRS = re.compile(
    r"(?P<double>[“\"„«](?P<d>[^“”\"„«»]+)[”\"“»])"
    r"|(?:(?<=\s)|(?<=[(“\"])|^)(?P<single>[‘'](?P<s>(?=\S)(?:[^‘’'\n]|[’'](?=\w))+)(?<=\S)[’'])(?!\w)"
)


def quotations(article: Article, statement: Statement) -> Iterator[Quotation]:
    """Quotations that open and close within the statement, outer ones and those nested in them."""
    yield from _within(article, statement, statement.excerpt.start, statement.excerpt.end)


def _within(article: Article, statement: Statement, start: int, end: int) -> Iterator[Quotation]:
    for match in PAIRS.finditer(article.text, start, end):
        name = "d" if match["double"] else "s"
        inner_start, inner_end = match.span(name)
        marks = article.text[inner_start - 1] + article.text[inner_end]
        left, right = trim(article.text, inner_start, inner_end, ",")
        if left < right:
            yield Quotation(excerpt(article, left, right), marks, statement.speaker)
        if name == "d":
            yield from _within(article, statement, inner_start, inner_end)
