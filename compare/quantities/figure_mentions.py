"""What each figure of an article is of: the words about it, the fewer sentences have them the better, and whose age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.english.words import REPORTING, fold
from compare.facts.ages import AGE, owner
from compare.model import Analysis, Article, Date, Figure, Statement, Toll
from compare.quantities.records import FigureMention, FigureSheet

DATE = "date"
"""Unit of a day of the year."""
OF_WHOLE = "of "
"""What the unit of a part of a number begins with."""
OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all)\s+)?")
RATE = re.compile(
    r"(?:\s?[^\W\d_]+){0,2}?\s"
    r"(?:(?:an?|per|each|every)\s(?P<span>hour|day|week|month|year)\b|in\s(?:total|all)\b|altogether\b)"
)


def figure_sheet(analysis: Analysis) -> FigureSheet:
    """All figures of an article that have a unit and are no tolls, and all days, each with what it is of."""
    sentences = sorted((s for s in analysis.statements if s.id == s.sentence), key=lambda s: s.order)
    often = Counter(word for s in sentences for word in words(s))
    found = [
        stated
        for n, s in enumerate(sentences)
        for stated in _mention(analysis.article, s, _beside(sentences, n), often)
    ]
    return FigureSheet(analysis.article.id, tuple(found))


def _beside(sentences: Sequence[Statement], at: int) -> list[Statement]:
    """The sentences before and behind one in its paragraph."""
    near = [sentences[n] for n in (at - 1, at + 1) if 0 <= n < len(sentences)]
    return [s for s in near if s.excerpt.paragraph == sentences[at].excerpt.paragraph]


def _mention(
    article: Article, sentence: Statement, beside: Sequence[Statement], often: Counter[str]
) -> Iterator[FigureMention]:
    tolls = [f.excerpt for f in sentence.facts if isinstance(f, Toll)]
    figures = [f for f in sentence.facts if isinstance(f, Figure) and f.unit and not f.ordinal]
    figures = [f for f in figures if not any(e.start <= f.excerpt.start < e.end for e in tolls)]
    days = [_day(f) for f in sentence.facts if isinstance(f, Date) and _is_day(article.text, f)]
    near = around(beside, often) if figures or days else {}
    yield from (FigureMention(day, sentence, about(sentence, day, often, near)) for day in days)
    for figure in figures:
        aside = before(sentence, figure).endswith(("(", " from"))
        who = owner(article.text, figure.excerpt.start, figure.excerpt.end) if figure.unit == AGE else ""
        said = about(sentence, figure, often, near)
        yield FigureMention(figure, sentence, said, who, aside)
        if whole := _whole(article.text, figure, figures):
            yield FigureMention(replace(figure, unit=f"{OF_WHOLE}{whole.value:f}"), sentence, said)


def _whole(text: str, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The number of which the figure is a part: 43 of the 77 seats."""
    return next(
        (f for f in figures if OF.fullmatch(text[figure.excerpt.end : max(f.excerpt.start, figure.excerpt.end)])), None
    )


def rate(stated: FigureMention) -> str:
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


CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday year month week day".split()
)
"""Words for when something is, which many things may be."""
FURTHER_OFF = 0.5
"""What a word counts beyond another figure of the same unit, of what it would count within."""
BESIDE = 0.4
"""What a word of the sentence before or behind counts, of what it would count within."""
OF_FIGURE, OF_YEAR = 0.7, 0.7
"""What another figure, and a year, count among the words, where one sentence has them."""


def words(sentence: Statement) -> dict[str, float]:
    """What may say what a figure of the sentence is of, each with its weight."""
    inside = [(f.excerpt, f.money) for f in sentence.facts if isinstance(f, Figure)]
    found = {
        t.key: t.rarity
        for t in sentence.tokens
        if t.rarity > 0
        and not t.text[0].isdecimal()
        and t.key not in REPORTING
        and fold(t.text) not in CALENDAR
        and not any(e.start <= t.start < e.end or (sum_of and t.start < e.start < t.end) for e, sum_of in inside)
    }
    for fact in sentence.facts:
        if isinstance(fact, Figure) and not fact.ordinal:
            found[_named(fact)] = OF_FIGURE
        elif isinstance(fact, Date) and fact.year:
            found[f"{fact.year}"] = OF_YEAR
    return found


def around(beside: Sequence[Statement], often: Counter[str]) -> dict[str, float]:
    """What the sentences beside one add to what its figures are of."""
    found: dict[str, float] = {}
    for sentence in beside:
        for word, weight in words(sentence).items():
            share = 1 if _is_figure(word) else BESIDE
            found[word] = max(found.get(word, 0), share * weight / often[word])
    return found


def about(
    sentence: Statement, figure: Figure, often: Counter[str], around: Mapping[str, float]
) -> tuple[tuple[str, float], ...]:
    """The words of the sentence but for the figure's own, those beyond another figure of its unit at less weight, and
    those around it."""
    same = [other.excerpt for other in _others(sentence, figure)]
    start = max((e.end for e in same if e.end <= figure.excerpt.start), default=sentence.excerpt.start)
    end = min((e.start for e in same if e.start >= figure.excerpt.end), default=sentence.excerpt.end)
    near = {t.key for t in sentence.tokens if start <= t.start < end}
    own = {figure.unit, _named(figure), "cent", "per"}
    weights = dict(around)
    for word, weight in words(sentence).items():
        share = 1 if word in near or _is_figure(word) else FURTHER_OFF
        weights[word] = max(weights.get(word, 0), share * weight / often[word])
    return tuple(sorted((w, round(v, 4)) for w, v in weights.items() if w not in own))


def _others(sentence: Statement, figure: Figure) -> Iterator[Figure]:
    """The other figures of the same unit, but for what something was before: from 15 to 19 per cent."""
    figures = (f for f in sentence.facts if isinstance(f, Figure) and f.unit == figure.unit and f != figure)
    return (f for f in figures if not before(sentence, f).endswith(" from"))


def before(sentence: Statement, figure: Figure) -> str:
    """What stands before a figure, or the sum that it is, in its sentence, without white space."""
    return sentence.excerpt.text[: (figure.money or figure.excerpt).start - sentence.excerpt.start].rstrip()


def _is_figure(word: str) -> bool:
    return word[0].isdecimal()


def _named(figure: Figure) -> str:
    """A figure as a word: its value and its unit."""
    return f"{figure.value.normalize():f} {figure.unit}".strip()
