"""Places in a text: excerpts, lines, paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from compare.model import Article, Excerpt

FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")


LINE_END = re.compile(r"(?:\r\n|[\n\r\v\x85\u2028\u2029])\f?|\f")  # pages begin behind a line end


SHORTEST_WRAPPED, LONGEST_WRAPPED = 40, 120
"""Characters to which paragraphs may have been wrapped."""


LEAST_FULL = 0.8
"""Share of a wrapped text's lines that the next line's first word would have made too long."""


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Offsets at which lines begin, and at which paragraphs begin."""
    lines = tuple(paragraph_lines(text))
    wrapped = is_wrapped(text)
    paragraphs, before = [], ""
    for start, line in lines:
        if line.strip() and not (wrapped and before.strip()):
            paragraphs.append(start)
        before = line
    return tuple(start for start, _ in lines), tuple(paragraphs)


def paragraph_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with the offset where it begins, without its line end, whichever of Unicode's that is."""
    start = 0
    for end in LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the lines in which `text[start:end]` stands, without the last one's line end."""
    starts = _lines(text)[0]
    begin = starts[bisect_right(starts, start) - 1]
    stop = LINE_END.search(text, end)
    return begin, stop.start() if stop else len(text)


@lru_cache(maxsize=256)
def is_wrapped(text: str) -> bool:
    """Whether paragraphs are broken into short lines, so that only a blank line ends one.

    In such a text the first word of a line would not have fitted on the line before.
    """
    lines = [line.strip() for _, line in paragraph_lines(text)]
    width = max(map(len, lines))
    inner = [(a, b) for a, b in pairwise(lines) if a and b]
    full = sum(len(a) + 1 + len(b.split()[0]) > width for a, b in inner)
    return SHORTEST_WRAPPED <= width <= LONGEST_WRAPPED and full >= LEAST_FULL * len(inner) > 2


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: a non-blank line, or in wrapped text a run of them."""
    for start, following in pairwise([*_lines(text)[1], len(text)]):
        yield start, start + len(text[start:following].rstrip())


def excerpt(article: Article, start: int, end: int) -> Excerpt:
    """The words of an article from `start` to `end`, with their place."""
    line_starts, paragraph_starts = _lines(article.text)
    line = bisect_right(line_starts, start)
    return Excerpt(
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        line=line,
        column=start - line_starts[line - 1] + 1,
        paragraph=max(1, bisect_right(paragraph_starts, start)),
    )


def part(whole: Excerpt, start: int, end: int) -> Excerpt:
    """The words of an excerpt from `start` to `end`, offsets of the article, with their place; within one paragraph."""
    before = whole.text[: start - whole.start]
    lines = before.count("\n")
    column = len(before) - before.rindex("\n") if lines else whole.column + len(before)
    text = whole.text[start - whole.start : end - whole.start]
    return Excerpt(whole.article, start, end, text, whole.line + lines, column, whole.paragraph)


def trim(text: str, start: int, end: int, outer: str = "\ufeff") -> tuple[int, int]:
    """The span without white space and the characters of `outer` at either end."""
    while start < end and (text[start].isspace() or text[start] in outer):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in outer):
        end -= 1
    return start, end
