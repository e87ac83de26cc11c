"""Tolls of one event that cannot all be right: killed, injured, missing, arrested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, in_order, reading
from compare.checks.kinds._claims import elsewhere, joined, neighbours, years
from compare.facts.compared import begin_apart, content, names, other_days
from compare.model import Excerpt, Finding, Toll
from compare.packs.rule import Rule
from compare.quantities.records import CountMention, CountTally

SUBJECT = CountTally
ANYONE = frozenset({"", "peopl", "person", "other", "others", "victim", "resid", "villag"})
"""Keys of words that count whoever it was; a number of children is no number of all."""


@dataclass(frozen=True, slots=True)
class Options:
    """Content words, names among them, that two sentences share where they tell of one event; days between reports."""

    words: int = 3
    names: int = 1
    days: int = 3


def find(rule: Rule, subject: CountTally, view: CorpusView) -> Iterator[Finding]:
    """One finding for each event whose reports state tolls that exclude each other."""
    counts = [c for c in subject.counts if isinstance(c.fact, Toll)]
    pairs = (pair for pair in neighbours(counts, view) if _one_event(*pair, rule.options, view))
    stated: dict[str, list[Toll]] = defaultdict(list)
    for count in counts:
        if isinstance(count.fact, Toll):
            stated[count.fact.excerpt.article].append(count.fact)
    for event in joined(pairs):
        disputed = _disputed(event, stated, view)
        if not disputed:
            continue
        printed = _printed(disputed)
        readings = [reading(text, places, view) for text, places in printed.items()]
        found = finding(
            rule,
            readings,
            view,
            subject=subject.subject,
            key=[subject.subject, *sorted(printed)],
            confidence=0.95,
            severity=None if _is_flat(disputed) else "warning",
            action=None if _is_own(disputed, view) else "ASK",
        )
        yield in_order(found, list(printed), rule, view)


def _printed(tolls: Sequence[Toll]) -> dict[str, list[Excerpt]]:
    """The places of each toll, the lowest first, under the form printed most often: 1 and one are the same."""
    same: dict[tuple[object, ...], list[Excerpt]] = defaultdict(list)
    for toll in sorted(tolls, key=_size):
        same[toll.low, toll.high, toll.hedge].append(toll.excerpt)
    texts = ([" ".join(e.text.lower().split()) for e in places] for places in same.values())
    return {max(sorted(set(t)), key=t.count): places for t, places in zip(texts, same.values(), strict=True)}


def _size(toll: Toll) -> tuple[Decimal, bool, Decimal, str]:
    """Tolls by their lower bound, those without an upper one last."""
    return (toll.low, toll.high is None, toll.high or toll.low, toll.hedge or "")


def _is_own(tolls: Sequence[Toll], view: CorpusView) -> bool:
    """Whether an outlet contradicts itself; more than 40 in one sentence and 40 in another agree."""
    pairs = ((a, b) for a, b in combinations(tolls, 2) if not _overlap(a, b))
    return any(view.outlet(a.excerpt).name == view.outlet(b.excerpt).name for a, b in pairs)


def _one_event(one: CountMention, other: CountMention, options: Options, view: CorpusView) -> bool:
    """Whether two sentences of two articles count the victims of one event, of the same sort."""
    left, right = one.sentence, other.sentence
    if _told_apart(one, other, options, view):
        return False
    shared, words = len(names(left) & names(right)), len(content(left) & content(right))
    named = shared >= options.names
    if one.first and other.first and view.one_occasion(left.excerpt, right.excerpt):
        return True
    if right.sentence in view.linked.get(left.sentence, ()):
        return named or (words >= options.words and not (names(left) and names(right)))
    return named and words >= options.words and _is_joined(left.excerpt, right.excerpt, view)


def _told_apart(one: CountMention, other: CountMention, options: Options, view: CorpusView) -> bool:
    """Whether the sort of people, the day, the place or a declaration speaks against one event."""
    left, right = one.sentence.excerpt, other.sentence.excerpt
    tolls = [c.fact for c in (one, other) if isinstance(c.fact, Toll)]
    return (
        view.apart(left, right)
        or view.corrects(left, right)
        or (len(tolls) == 2 and _other_people(*tolls))
        or _far_apart(left, right, options, view)
        or other_days(one.sentence, other.sentence)
        or years(one) != years(other)
        or elsewhere(one, other)
    )


def _other_people(one: Toll, other: Toll) -> bool:
    """Whether they may count different people: workers are a part of all, but no part is more than all.

    Three people and three protesters are the same three.
    """
    alike = (one.low, one.high) == (other.low, other.high)
    if alike or one.who == other.who or {one.who, other.who} <= ANYONE:
        return False
    if ANYONE.isdisjoint((one.who, other.who)):
        return True
    whole, part = (one, other) if one.who in ANYONE else (other, one)
    return whole.high is None or part.low <= whole.high


def _is_joined(left: Excerpt, right: Excerpt, view: CorpusView) -> bool:
    """Whether the articles tell of one occasion, or anything in them says the same."""
    return view.one_occasion(left, right) or right.article in view.companions.get(left.article, ())


def _far_apart(left: Excerpt, right: Excerpt, options: Options, view: CorpusView) -> bool:
    """Whether days lie between the articles: a toll of Monday is another on Thursday."""
    lines = view.articles[left.article], view.articles[right.article]
    one, other = (line.published for line in lines)
    if one is not None and other is not None:
        return abs((one - other).days) > options.days
    return begin_apart(*lines) and not view.one_occasion(left, right)


def _disputed(event: Sequence[CountMention], stated: Mapping[str, Sequence[Toll]], view: CorpusView) -> list[Toll]:
    """The tolls of the event, where those of two articles exclude each other and time does not explain it.

    `stated` are all tolls of the outcome, by article: one that a story gives later on may be that of the other story.
    """
    by_article: dict[str, list[Toll]] = defaultdict(list)
    for count in event:
        if isinstance(count.fact, Toll):
            by_article[count.fact.excerpt.article].append(count.fact)
    clash = any(
        _exclude(one, other) and not _has_risen(one, other, view) and not _comes_to(one, other, stated)
        for one, other in combinations(by_article.values(), 2)
    )
    return [toll for tolls in by_article.values() for toll in tolls] if clash else []


def _exclude(one: Sequence[Toll], other: Sequence[Toll]) -> bool:
    """Whether two articles cannot both be right: in all they say, or in what they say without a hedge."""
    flat = [[t for t in side if t.hedge is None] for side in (one, other)]
    agree = any(_overlap(a, b) for a in one for b in other)
    return not agree or (all(flat) and not any(_overlap(a, b) for a in flat[0] for b in flat[1]))


def _comes_to(one: Sequence[Toll], other: Sequence[Toll], stated: Mapping[str, Sequence[Toll]]) -> bool:
    """Whether one article goes on to the other one's number: the toll has risen to that."""
    pairs = ((one, other), (other, one))
    return any(
        later.low == told.low and later.high == told.high and later.excerpt.start > max(t.excerpt.start for t in mine)
        for mine, theirs in pairs
        for later in stated[mine[0].excerpt.article]
        for told in theirs
    )


def _overlap(one: Toll, other: Toll) -> bool:
    """Whether some number is within the bounds of both."""
    below = one.high is None or other.low <= one.high
    return below and (other.high is None or one.low <= other.high)


def _has_risen(one: Sequence[Toll], other: Sequence[Toll], view: CorpusView) -> bool:
    """Whether the article that came out later has the higher toll; the missing may be found."""
    days = [view.articles[side[0].excerpt.article].published for side in (one, other)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    earlier, later = (one, other) if days[0] < days[1] else (other, one)
    if all(t.outcome == "missing" for t in (*one, *other)):
        return True
    return max(t.low for t in earlier) <= max(t.low for t in later)


def _is_flat(tolls: Sequence[Toll]) -> bool:
    """Whether two articles exclude each other without a hedge."""
    flat = [t for t in tolls if t.hedge is None]
    return any(a.excerpt.article != b.excerpt.article and not _overlap(a, b) for a, b in combinations(flat, 2))
