"""What each figure of an article is of: the words about it, the fewer sentences have them the better, and whose age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from compare.model import Analysis, Article, Date, Figure, Sheet, Stated, Statement, Toll
from compare.text import REPORTING, fold

AGE = "age"
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday year month week day".split()
)
"""Words for when something is, which many things may be."""
FURTHER_OFF = 0.5
"""What a word counts beyond another figure of the same unit, of what it would count within."""
OF_FIGURE, OF_YEAR = 0.7, 0.7
"""What another figure, and a year, count among the words, where one sentence has them."""
_NAME = r"[A-Z][\w’'-]+(?:\s+(?:de|da|del|van|von|bin|al)\b)?"
NAME_BEFORE = re.compile(rf"((?:{_NAME}\s+){{0,3}}{_NAME}),\s+(?:aged\s+)?$")
NAME_BEHIND = re.compile(rf"\s+(?:[a-z][\w-]*,?\s+){{0,3}}((?:{_NAME}\s+){{0,3}}{_NAME})")


def sheet(analysis: Analysis) -> Sheet:
    """All figures of an article that have a unit and are no tolls, each with what it is of."""
    sentences = sorted((s for s in analysis.statements if s.id == s.sentence), key=lambda s: s.order)
    often = Counter(word for s in sentences for word in _words(s))
    found = [stated for s in sentences for stated in _stated(analysis.article, s, often)]
    return Sheet(analysis.article.id, tuple(found))


def _stated(article: Article, sentence: Statement, often: Counter[str]) -> Iterator[Stated]:
    tolls = [f.excerpt for f in sentence.facts if isinstance(f, Toll)]
    figures = [f for f in sentence.facts if isinstance(f, Figure) and f.unit and not f.ordinal]
    figures = [f for f in figures if not any(e.start <= f.excerpt.start < e.end for e in tolls)]
    for figure in figures:
        before = article.text[sentence.excerpt.start : figure.excerpt.start]
        aside = before.rstrip("$£€¥ ").endswith("(")
        who = _who(article.text, figure) if figure.unit == AGE else ""
        yield Stated(figure, sentence, _about(sentence, figure, often), who, aside)


def _words(sentence: Statement) -> dict[str, float]:
    """What may say what a figure of the sentence is of, each with its weight."""
    inside = [f.excerpt for f in sentence.facts if isinstance(f, Figure)]
    found = {
        t.key: t.rarity
        for t in sentence.tokens
        if t.rarity > 0
        and not t.text[0].isdecimal()
        and t.key not in REPORTING
        and fold(t.text) not in CALENDAR
        and not any(e.start <= t.start < e.end for e in inside)
    }
    for fact in sentence.facts:
        if isinstance(fact, Figure) and not fact.ordinal:
            found[_named(fact)] = OF_FIGURE
        elif isinstance(fact, Date) and fact.year:
            found[f"{fact.year}"] = OF_YEAR
    return found


def _named(figure: Figure) -> str:
    """A figure as a word: its value and its unit."""
    return f"{figure.value.normalize():f} {figure.unit}".strip()


def _about(sentence: Statement, figure: Figure, often: Counter[str]) -> tuple[tuple[str, float], ...]:
    """The words of the sentence but for the figure's own, those beyond another figure of its unit at half their weight."""
    same = [f.excerpt for f in sentence.facts if isinstance(f, Figure) and f.unit == figure.unit and f != figure]
    start = max((e.end for e in same if e.end <= figure.excerpt.start), default=sentence.excerpt.start)
    end = min((e.start for e in same if e.start >= figure.excerpt.end), default=sentence.excerpt.end)
    near = {t.key for t in sentence.tokens if start <= t.start < end}
    own = {figure.unit, _named(figure), "cent", "per"}
    weights = {w: v / often[w] for w, v in _words(sentence).items() if w not in own}
    return tuple(sorted((w, round(v * (1 if w in near or " " in w else FURTHER_OFF), 4)) for w, v in weights.items()))


def _who(text: str, figure: Figure) -> str:
    """The person that an age is given of, by the last full name with that surname before; nothing where none is named."""
    before = NAME_BEFORE.search(text, max(0, figure.excerpt.start - 80), figure.excerpt.start)
    behind = NAME_BEHIND.match(text, figure.excerpt.end)
    found = before or (behind if text[figure.excerpt.end - 1].isalpha() and "old" in figure.excerpt.text else None)
    if found is None:
        return ""
    name = found[1].split()
    if len(name) > 1:
        return fold(" ".join(name))
    full = re.compile(rf"([A-Z][\w-]+)\s+{re.escape(name[0])}\b").findall(text, 0, figure.excerpt.start)
    return fold(f"{full[-1]} {name[0]}" if full else name[0])
