"""A list that lacks a member which the same list has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.model import Excerpt, Finding, Group, Link, ListFact, Statement, WordLink

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """Members the lists must share (more where the occasions differ), and the share of the longer list."""

    members: int = 2
    members_across: int = 3
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class Lack:
    """A member of the list `full` that the list `short` does not have."""

    member: Excerpt
    full: ListFact
    short: ListFact


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """One finding for each member that some of the lists lack."""
    lacks: dict[tuple[str, ...], list[Lack]] = {}
    for link in subject.links:
        if not desk.corrects(link.left.excerpt, link.right.excerpt):
            for words, lack in _lacks(link, rule.options, desk):
                lacks.setdefault(words, []).append(lack)
    for _, found in sorted(lacks.items()):
        full = {x.full.excerpt.order: x.full.excerpt for x in found}
        short = {x.short.excerpt.order: x.short.excerpt for x in found if x.short.excerpt.order not in full}
        if short:
            places = [*full.values(), *short.values()]
            texts = sorted({" ".join(p.text.split()) for p in places})
            readings = [reading(t, [p for p in places if " ".join(p.text.split()) == t], desk) for t in texts]
            member = min(x.member.text for x in found)
            yield finding(rule, readings, desk, subject=member, confidence=0.8)


def _lacks(link: Link, options: Options, desk: Desk) -> Iterator[tuple[tuple[str, ...], Lack]]:
    wanted = options.members
    if not desk.one_occasion(link.left.excerpt, link.right.excerpt):
        wanted = options.members_across
    back = tuple(WordLink(w.right_start, w.right_end, w.left_start, w.left_end, w.score) for w in link.words)
    for one, other, words in ((link.left, link.right, link.words), (link.right, link.left, back)):
        for full in _lists(one):
            for short in _lists(other):
                missing = _missing(full, short, one, other, words)
                common = len(full.members) - len(missing)
                if missing and common >= wanted and common >= options.share * len(full.members):
                    yield from ((_keys(one, m), Lack(m, full, short)) for m in missing if _keys(one, m))


def _lists(statement: Statement) -> list[ListFact]:
    return [fact for fact in statement.facts if isinstance(fact, ListFact)]


def _missing(
    full: ListFact, short: ListFact, one: Statement, other: Statement, words: tuple[WordLink, ...]
) -> list[Excerpt]:
    """Members of `full` that the other statement says nothing of; none unless all of `short` is in `full`."""
    if len(short.members) >= len(full.members):
        return []
    theirs = {m.order: set(_keys(other, m)) for m in short.members}
    ours = {m.order: set(_keys(one, m)) for m in full.members}
    everywhere = {t.key for t in other.tokens}
    unmatched = [m for m in full.members if not any(ours[m.order] & keys for keys in theirs.values())]
    if any(not any(keys & own for own in ours.values()) for keys in theirs.values()):
        return []
    if len(full.members) - len(unmatched) != len(short.members):
        return []
    return [m for m in unmatched if not ours[m.order] & everywhere and not _is_linked(m, words)]


def _keys(statement: Statement, member: Excerpt) -> tuple[str, ...]:
    """Keys of the content words of a list's member."""
    inside = [t for t in statement.tokens if member.start <= t.start and t.end <= member.end]
    return tuple(t.key for t in inside if t.rarity > 0)


def _is_linked(member: Excerpt, words: tuple[WordLink, ...]) -> bool:
    """Whether a word of the member has a counterpart: then it is reworded, not missing."""
    return any(w.left_start < member.end and member.start < w.left_end for w in words)
