"""Other sums, shares, spans of time, ages or measures in stories of one occasion, in whatever sentences they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.checks.context import names, other_days, share_names
from compare.checks.finding import finding, in_order, reading
from compare.checks.measures import noun, shown
from compare.checks.rule import Desk, Rule
from compare.checks.sheets import DATE
from compare.currencies import is_one
from compare.model import Dispute, Finding, Rival, Stated, Statement

SUBJECT = Dispute
MORE = 0.5
"""What must be in common besides where no digit is alike."""


@dataclass(frozen=True, slots=True)
class Options:
    """What two sentences must have in common for the finding to be as grave as the rule is, and not a query: the rarity
    of their words, 0..1 each."""

    sure: float = 1.5


def find(rule: Rule, subject: Dispute, desk: Desk) -> Iterator[Finding]:
    """One finding for each thing of which stories of one occasion state figures that exclude each other."""
    for group in _joined([r for r in subject.rivals if _is_one_thing(r, desk)]):
        odd = [r for r in group if r.alike is not None]
        if odd and not _has_two(group):
            yield _finding(rule, group, desk, is_sure=any(_is_sure(r, rule.options, desk) for r in odd))


def _has_two(group: Sequence[Rival]) -> bool:
    """Whether an article states two of the figures: it tells of two things."""
    sides = {(s.figure.excerpt.article, s.figure.value, s.figure.upper) for r in group for s in (r.left, r.right)}
    return len({article for article, *_ in sides}) < len(sides)


def _finding(rule: Rule, group: Sequence[Rival], desk: Desk, *, is_sure: bool) -> Finding:
    sides = {s.order: s for r in group for s in (r.left, r.right)}
    stated = [sides[order] for order in sorted(sides, key=lambda o: (sides[o].figure.value, o))]
    printed: dict[str, list[Stated]] = defaultdict(list)
    for side in stated:
        printed[shown(side)].append(side)
    readings = [
        reading(text, [s.figure.money or s.figure.excerpt for s in same], desk) for text, same in printed.items()
    ]
    found = finding(
        rule,
        readings,
        desk,
        subject=noun(stated),
        key=[stated[0].figure.unit, *sorted(printed)],
        confidence=0.8 if is_sure else 0.7,
        severity=None if is_sure or rule.severity != "error" else "warning",
    )
    return in_order(found, list(printed), rule, desk)


def _is_one_thing(rival: Rival, desk: Desk) -> bool:
    """Whether both tell of one occasion, and no name, day or place tells their subjects apart."""
    left, right = rival.left.sentence, rival.right.sentence
    if not desk.one_occasion(left.excerpt, right.excerpt) or desk.corrects(left.excerpt, right.excerpt):
        return False
    if rival.left.who:
        return True
    if not rival.alike and rival.alike is not None and _is_later(left, right, desk):
        return False
    if rival.left.figure.unit != DATE and other_days(left, right):
        return False
    if rival.alike == 3 or not is_one(rival.left.figure.unit, rival.right.figure.unit):
        return True
    return not all(map(_named, (rival.left, rival.right))) or share_names(left, right)


def _is_later(left: Statement, right: Statement, desk: Desk) -> bool:
    """Whether the stories came out on different days: what differs much may have changed."""
    days = {desk.bylines[s.excerpt.article].published for s in (left, right)} - {None}
    return len(days) > 1


def _named(stated: Stated) -> set[str]:
    """Keys of the names of a sentence; its first word is none, nor is the figure."""
    figure, words = stated.figure.excerpt, stated.sentence.tokens[1:]
    outside = (t for t in words if not figure.start <= t.start < figure.end)
    return names(stated.sentence) & {t.key for t in outside if t.text[0].isupper()}


def _is_sure(rival: Rival, options: Options, desk: Desk) -> bool:
    """Whether much is in common, and neither a hedge nor time explains the two."""
    hedged = rival.left.figure.hedge or rival.right.figure.hedge
    least = options.sure + (0 if rival.alike else MORE)
    later = _is_later(rival.left.sentence, rival.right.sentence, desk)
    return rival.score >= least and not hedged and not later


def _joined(rivals: Sequence[Rival]) -> Iterator[list[Rival]]:
    """The rivals that hang together by their figures, the fewer added to the more."""
    home: dict[tuple[Any, ...], list[Rival]] = {}
    for rival in rivals:
        ends = rival.left.order, rival.right.order
        groups = sorted({id(g): g for g in (home.get(e, []) for e in ends)}.values(), key=len)
        for moved in (*(r for g in groups[:-1] for r in g), rival):
            groups[-1].append(moved)
            home[moved.left.order] = home[moved.right.order] = groups[-1]
    yield from {id(g): g for g in home.values()}.values()
