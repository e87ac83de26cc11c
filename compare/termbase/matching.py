"""Where a text prints the forms of a termbase: inflected, reordered, in another spelling or as they stand there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.english.words import STRAIGHT
from compare.model import Term, TermEntry
from compare.termbase.variants import Word, distance, orders, readings, same_word, words

RIGHT = ("preferred", "admitted")
"""Statuses of the forms that may be printed."""
JOINT = re.compile(r"\s+(?:and|or)\s+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a form of a concept is printed."""

    entry: TermEntry
    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One order of a form's words, in one way of writing its hyphens."""

    entry: TermEntry
    term: Term
    words: tuple[Word, ...]
    commas: bool


Patterns = Mapping[str, Sequence[_Pattern]]


def matches(
    text: str, entries: tuple[TermEntry, ...], *, language: str = "en", openings: Collection[int] = ()
) -> tuple[Match, ...]:
    """Every form in the text, in order; the longest where one stands in another, or they are of one concept.

    Where forms of two concepts overlap, both count. Of two wrong ones one may join members by "and", of which the other
    has the nearest: it is what is left of its members, resilience in “strategic self-reliance and resilience”.
    `openings` are offsets where statements begin, and a capital letter says nothing. A place that answers to a right
    and a wrong form alike is taken for the right one.
    """
    rivals: dict[Span, list[_Pattern]] = defaultdict(list)
    if entries:
        for pattern, span in _found(text, _patterns(entries, language.partition("-")[0])):
            rivals[span].append(pattern)
    there: dict[int, list[Match]] = defaultdict(list)
    chosen: list[Match] = []
    for span in sorted(rivals, key=lambda s: (s[0] - s[1], s)):
        best = _best(rivals[span], text[slice(*span)], opening=span[0] in openings)
        match = Match(best.entry, best.term, *span)
        if all(_may_both_count(match, longer) for at in range(*span) for longer in there[at]):
            chosen.append(match)
            for at in range(*span):
                there[at].append(match)
    parted = [_parted(match, there[match.start] + there[match.end - 1], text) for match in chosen]
    return tuple(sorted(parted, key=lambda m: (m.start, m.end)))


def _may_both_count(match: Match, longer: Match) -> bool:
    """Whether a form counts beside a longer one that it overlaps: it is not in it, and of another concept."""
    within = longer.start <= match.start and match.end <= longer.end
    return not within and match.entry != longer.entry


def _parted(match: Match, others: Iterable[Match], text: str) -> Match:
    """The match, or what is left of its members where the nearest of them is in another wrong form."""
    if match.term.status in RIGHT:
        return match
    joint = JOINT.search(text, match.start, match.end)
    for other in (o for o in others if joint and o.term.status not in RIGHT):
        if joint and other.start < match.start < other.end == joint.start():
            return replace(match, start=joint.end())
        if joint and joint.end() == other.start < match.end < other.end:
            return replace(match, end=joint.start())
    return match


def terms_of_each(
    forms: Iterable[str], entries: tuple[TermEntry, ...], *, language: str = "en"
) -> dict[str, dict[TermEntry, Term]]:
    """For each form the concepts that it belongs to as a whole, sorted, each with the form of it that is nearest."""
    patterns = _patterns(entries, language.partition("-")[0])
    return {form: _whole_terms(form, patterns) for form in sorted(set(forms))}


def _whole_terms(form: str, patterns: Patterns) -> dict[TermEntry, Term]:
    whole: dict[TermEntry, list[_Pattern]] = defaultdict(list)
    for pattern, span in _found(form, patterns):
        if span == _whole(form):
            whole[pattern.entry].append(pattern)
    return {e: _best(whole[e], form, opening=True).term for e in sorted(whole, key=lambda e: e.order)}


def entries_of(form: str, entries: tuple[TermEntry, ...], *, language: str = "en") -> tuple[TermEntry, ...]:
    """The concepts that the form as a whole belongs to, sorted."""
    return tuple(_whole_terms(form, _patterns(entries, language.partition("-")[0])))


def is_one_form(one: str, other: str) -> bool:
    """Whether two texts are one form, but for inflection, order and spelling."""
    return bool(entries_of(one, (TermEntry("", (Term(other, "admitted"),)),)))


def _whole(form: str) -> Span | None:
    every = words(form)
    return (every[0].start, every[-1].end) if every else None


def _found(text: str, patterns: Patterns) -> Iterator[tuple[_Pattern, Span]]:
    here = _spread(text)
    for start in sorted(here):
        for word in here[start]:
            for pattern in patterns.get(word.key, ()):
                for last in _ends(pattern, here, word, text):
                    if word.opens and last.closes:
                        yield pattern, (word.start, last.end)


def _spread(text: str) -> dict[int, list[Word]]:
    """The words of the text by where they begin: those with a hyphen as a whole and in parts."""
    found: dict[int, list[Word]] = defaultdict(list)
    for reading in readings(text):
        for word in reading:
            if word not in found[word.start]:
                found[word.start].append(word)
    return found


def _ends(pattern: _Pattern, here: dict[int, list[Word]], first: Word, text: str) -> Iterator[Word]:
    """The last word of each run of words that begins with `first` and answers to the pattern."""
    if not same_word(pattern.words[0], first):
        return
    reached = [first]
    for wanted in pattern.words[1:]:
        reached = [
            word
            for before in reached
            for word in here.get(_next(before, text, commas=pattern.commas), ())
            if same_word(wanted, word)
        ]
    yield from reached


def _next(word: Word, text: str, *, commas: bool) -> int:
    """Where the next word of the same phrase may begin: behind a space, a hyphen, or a comma in a list."""
    at = word.tail
    if commas and text[at : at + 1] == ",":
        at += 1
    if text[at : at + 1].translate(STRAIGHT) == "-":
        return at + 1
    space = at
    while text[space : space + 1].isspace():
        space += 1
    return space if space > at and text.count("\n", at, space) < 2 else -1


@lru_cache(maxsize=8)
def _patterns(entries: tuple[TermEntry, ...], language: str) -> dict[str, tuple[_Pattern, ...]]:
    """The patterns by the key of their first word."""
    found: dict[str, list[_Pattern]] = defaultdict(list)
    for entry in entries:
        for term in entry.terms:
            if term.language.partition("-")[0] == language:
                for pattern in _of(entry, term):
                    found[pattern.words[0].key].append(pattern)
    return {key: tuple(patterns) for key, patterns in found.items()}


def _of(entry: TermEntry, term: Term) -> Iterator[_Pattern]:
    written = [tuple(order) for reading in readings(term.text) if reading for order in orders(reading, term.text)]
    for order in dict.fromkeys(written):
        yield _Pattern(entry, term, order, "," in term.text)


def _best(rivals: Sequence[_Pattern], printed: str, *, opening: bool) -> _Pattern:
    """The form that is nearest to what is printed; of two as near the one that is right."""

    def rank(pattern: _Pattern) -> tuple[int, bool, tuple[str, ...]]:
        wrong = pattern.term.status in ("deprecated", "superseded")
        return distance(pattern.term.text, printed, opening=opening), wrong, (pattern.entry.id, pattern.term.text)

    return min(rivals, key=rank)


def covered(forms: Iterable[str], by: Sequence[str]) -> bool:
    """Whether each form is one of `by`, but for inflection, order and spelling."""
    return all(any(is_one_form(form, other) for other in by) for form in forms)
