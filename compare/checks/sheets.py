"""What each figure of an article is of: the words about it, the fewer sentences have them the better, and whose age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.checks.ages import AGE, owner
from compare.checks.surroundings import about, around, before, words
from compare.model import Analysis, Article, Date, Figure, Sheet, Stated, Statement, Toll

DATE = "date"
"""Unit of a day of the year."""
OF_WHOLE = "of "
"""What the unit of a part of a number begins with."""
OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all)\s+)?")
RATE = re.compile(
    r"(?:\s?[^\W\d_]+){0,2}?\s"
    r"(?:(?:an?|per|each|every)\s(?P<span>hour|day|week|month|year)\b|in\s(?:total|all)\b|altogether\b)"
)


def sheet(analysis: Analysis) -> Sheet:
    """All figures of an article that have a unit and are no tolls, and all days, each with what it is of."""
    sentences = sorted((s for s in analysis.statements if s.id == s.sentence), key=lambda s: s.order)
    often = Counter(word for s in sentences for word in words(s))
    found = [
        stated for n, s in enumerate(sentences) for stated in _stated(analysis.article, s, _beside(sentences, n), often)
    ]
    return Sheet(analysis.article.id, tuple(found))


def _beside(sentences: Sequence[Statement], at: int) -> list[Statement]:
    """The sentences before and behind one in its paragraph."""
    near = [sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(sentences)]
    return [s for s in near if s.excerpt.paragraph == sentences[at].excerpt.paragraph]


def _stated(
    article: Article, sentence: Statement, beside: Sequence[Statement], often: Counter[str]
) -> Iterator[Stated]:
    tolls = [f.excerpt for f in sentence.facts if isinstance(f, Toll)]
    figures = [f for f in sentence.facts if isinstance(f, Figure) and f.unit and not f.ordinal]
    figures = [f for f in figures if not any(e.start <= f.excerpt.start < e.end for e in tolls)]
    days = [_day(f) for f in sentence.facts if isinstance(f, Date) and _is_day(article.text, f)]
    near = around(beside, often) if figures or days else {}
    yield from (Stated(day, sentence, about(sentence, day, often, near)) for day in days)
    for figure in figures:
        aside = before(sentence, figure).endswith(("(", " from"))
        who = owner(article.text, figure.excerpt.start, figure.excerpt.end) if figure.unit == AGE else ""
        said = about(sentence, figure, often, near)
        yield Stated(figure, sentence, said, who, aside)
        if whole := _whole(article.text, figure, figures):
            yield Stated(replace(figure, unit=f"{OF_WHOLE}{whole.value:f}"), sentence, said)


def _whole(text: str, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The number of which the figure is a part: 43 of the 77 seats."""
    return next(
        (f for f in figures if OF.fullmatch(text[figure.excerpt.end : max(f.excerpt.start, figure.excerpt.end)])), None
    )


def rate(stated: Stated) -> str:
    """The span of time that a figure is of, or in total; nothing where neither stands behind it."""
    place = stated.sentence.excerpt
    found = RATE.match(place.text, stated.figure.excerpt.end - place.start)
    return (found["span"] or "in total") if found else ""


def _is_day(text: str, stated: Date) -> bool:
    """Whether it is a day of a month, and not that of a dateline: LISBON, May 22."""
    if not stated.month or not stated.day or stated.last:
        return False
    line = text[text.rfind("\n", 0, stated.excerpt.start) + 1 : stated.excerpt.start]
    return not (line and line.split(",")[0].isupper())


def _day(stated: Date) -> Figure:
    """A day of a year as a figure: its month and its number."""
    return Figure(stated.excerpt, Decimal((stated.month or 0) * 100 + (stated.day or 0)), None, DATE, None, False)
