"""What the words about a figure say of what it is, each with its weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from compare.model import Date, Figure, Statement
from compare.text import REPORTING, fold

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
