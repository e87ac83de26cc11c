"""Where a text prints the forms of a termbase: inflected, reordered, in another spelling or as they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.model import Term, TermEntry
from compare.termbase.variants import Word, distance, orders, readings, same_word, words
from compare.text import STRAIGHT

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


def matches(
    text: str, entries: tuple[TermEntry, ...], *, language: str = "en", openings: Collection[int] = ()
) -> tuple[Match, ...]:
    """Every form in the text, in order; the longest where one stands in another.

    `openings` are offsets where statements begin, and a capital letter says nothing. A place that answers to a right
    and a wrong form alike is taken for the right one.
    """
    rivals: dict[Span, list[_Pattern]] = defaultdict(list)
    if entries:
        for pattern, span in _found(text, entries, language):
            rivals[span].append(pattern)
    taken: set[int] = set()
    chosen = []
    for span in sorted(rivals, key=lambda s: (s[0] - s[1], s)):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            best = _best(rivals[span], text[slice(*span)], opening=span[0] in openings)
            chosen.append(Match(best.entry, best.term, *span))
    return tuple(sorted(chosen, key=lambda m: m.start))


def entries_of(form: str, entries: tuple[TermEntry, ...], *, language: str = "en") -> tuple[TermEntry, ...]:
    """The concepts that the form as a whole belongs to, sorted."""
    whole = [p.entry for p, span in _found(form, entries, language) if span == _whole(form)]
    return tuple(sorted(dict.fromkeys(whole), key=lambda e: e.order))


def is_one_form(one: str, other: str) -> bool:
    """Whether two texts are one form, but for inflection, order and spelling."""
    return bool(entries_of(one, (TermEntry("", (Term(other, "admitted"),)),)))


def _whole(form: str) -> Span | None:
    every = words(form)
    return (every[0].start, every[-1].end) if every else None


def _found(text: str, entries: tuple[TermEntry, ...], language: str) -> Iterator[tuple[_Pattern, Span]]:
    here = _spread(text)
    patterns = _patterns(entries, language.partition("-")[0])
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
