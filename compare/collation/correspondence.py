"""A link seen from one of its statements: what the other statement has in the place of each word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from compare.collation.increasing_chain import chain
from compare.english.words import american, fold
from compare.model import Date, Excerpt, Fact, Figure, Link, MarkKind, Statement, Token

GLUE = frozenset(
    "a an the and that which who of to in on at by for with from as is are was were be been being it its".split()
)
"""Words whose absence says little."""
LIGHT = frozenset("a an the that which who it its".split())
"""Those of them that may stand for each other, and say little by it."""
GLUE_WEIGHT, WORD_WEIGHT = 1, 100
"""What a word weighs where it is asked which words keep their order."""

Cell: TypeAlias = tuple[int, int]
"""A word on the left and one on the right, by number."""
Words: TypeAlias = tuple[int, ...]
Pair: TypeAlias = tuple[Words, Words]
"""Words of one side and the same words on the other."""
Answers: TypeAlias = dict[int, frozenset[MarkKind | None]]


@dataclass(frozen=True, slots=True)
class View:
    """The linked part, its counterpart, and what answers to the part's words, by the word's offset.

    An answer is None (the same word), "moved" (the same, in another order) or "replaced" (another word).
    """

    own: Excerpt
    other: Excerpt
    answers: Answers


def view(link: Link, sentence: str, light: AbstractSet[str] = LIGHT) -> View:
    """The link as the sentence of this id sees it; words of `light` count as one word."""
    cells = _cells(link)
    same = _same(link, cells)
    kept = _kept(same, link) if link.relation == "same" else same  # what two share here and there has no order
    moved = sorted({*same} - {*kept})
    here, there = link.left, link.right
    if here.sentence != sentence:
        here, there, cells = there, here, [(j, i) for i, j in cells]
        kept, moved = [pair[::-1] for pair in kept], [pair[::-1] for pair in moved]
    answers = _replaced(here, there, (*cells, *_swapped(here, there, kept)), light)
    answers |= _same_words(here, moved, "moved") | _same_words(here, kept, None)
    return View(here.excerpt, there.excerpt, answers)


def _cells(link: Link) -> list[Cell]:
    """The word links, by the numbers of their words."""
    left, right = ({t.start: n for n, t in enumerate(s.tokens)} for s in (link.left, link.right))
    return sorted((left[w.left_start], right[w.right_start]) for w in link.words)


def _same(link: Link, cells: Sequence[Cell]) -> list[Pair]:
    """What both say in the same words: words, words written as one, and figures and dates of one value."""
    left, right = link.left.tokens, link.right.tokens
    words = (((i,), (j,)) for i, j in cells if _spelt(left[i]) == _spelt(right[j]))
    joined = ((own, (j,)) for own, j in _joined(left, right, cells))
    parted = (((i,), own) for own, i in _joined(right, left, [(j, i) for i, j in cells]))
    return sorted({*words, *joined, *parted, *_facts(link)})


def _spelt(token: Token) -> str:
    """The word as it is compared: case, diacritics, hyphens and the dialect say nothing."""
    return "".join(american(part) for part in fold(token.text).split("-"))


def _joined(many: Sequence[Token], few: Sequence[Token], cells: Iterable[Cell]) -> Iterator[tuple[Words, int]]:
    """Words that together are written as one on the other side: Viet Nam, Vietnam."""
    answering: dict[int, list[int]] = defaultdict(list)
    for i, j in cells:
        answering[j].append(i)
    for j, found in answering.items():
        if len(found) > 1 and "".join(_spelt(many[i]) for i in sorted(found)) == _spelt(few[j]):
            yield tuple(sorted(found)), j


def _facts(link: Link) -> Iterator[Pair]:
    """Figures and dates, each with the first on the other side that has its value: 17, seventeen."""
    others: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in reversed(link.right.facts):
        others[_value(fact)].append(fact)
    for fact in link.left.facts:
        value = _value(fact)
        if value and others[value]:
            yield _within(link.left, fact), _within(link.right, others[value].pop())


def _value(fact: Fact) -> tuple[object, ...]:
    if isinstance(fact, Figure):
        return (fact.value, fact.upper, fact.ordinal)
    if isinstance(fact, Date):
        return (fact.year, fact.month, fact.day, fact.weekday, fact.last, fact.shift, fact.months)
    return ()


def _within(statement: Statement, fact: Fact) -> Words:
    place = fact.excerpt
    return tuple(n for n, t in enumerate(statement.tokens) if place.start <= t.start < place.end)


def _kept(same: Sequence[Pair], link: Link) -> list[Pair]:
    """The pairs that stand in one order on both sides, as many and as little apart as can be."""
    places = [(own[0], other[0]) for own, other in same]
    return [same[n] for n in chain(places, [_weight(pair, link) for pair in same])]


def _weight(pair: Pair, link: Link) -> int:
    """What the pair's words weigh; up to half less where one side has them much earlier than the other."""
    words = [link.left.tokens[n] for n in pair[0]]
    apart = abs(pair[0][0] / len(link.left.tokens) - pair[1][0] / len(link.right.tokens))
    weight = sum(GLUE_WEIGHT if t.text.lower() in GLUE else WORD_WEIGHT for t in words)
    return round(1000 * weight * (1 - apart / 2))


def _same_words(own: Statement, pairs: Iterable[Pair], kind: MarkKind | None) -> Answers:
    return {own.tokens[i].start: frozenset([kind]) for words, _ in pairs for i in words}


def _replaced(own: Statement, other: Statement, cells: Iterable[Cell], light: AbstractSet[str]) -> Answers:
    """Words in whose place others stand; grammar where that is other grammar."""
    found: dict[int, frozenset[MarkKind | None]] = defaultdict(frozenset)
    for i, j in cells:
        word, words = own.tokens[i].text.lower(), {own.tokens[i].text.lower(), other.tokens[j].text.lower()}
        if word not in GLUE or words <= GLUE:
            found[own.tokens[i].start] |= {None if words <= light else "replaced"}
    return found


def _swapped(own: Statement, other: Statement, kept: Sequence[Pair]) -> Iterator[Cell]:
    """Words of grammar that stand for each other between the same words: shot by police, shot at police."""
    answering = {words[-1]: others[-1] for words, others in kept} | {words[0]: others[0] for words, others in kept}
    for i in range(1, len(own.tokens) - 1):
        j = answering.get(i - 1, -1) + 1
        between = j and i not in answering and answering.get(i + 1) == j + 1
        if between and {own.tokens[i].text.lower(), other.tokens[j].text.lower()} <= GLUE:
            yield i, j
