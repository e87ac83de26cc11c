"""The noun phrases of a statement: modifiers and their noun, coordinated, owned, or with what "of" adds."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Token
from compare.terms.forms import LONGEST, Line, is_possessive
from compare.terms.grid import COORDINATORS, NAMING, Span

LINKERS = frozenset({"of", "for"})
DETERMINERS = frozenset({"the", "a", "an", "its"})


def noun_phrases(here: Line) -> list[Span]:
    """Spans of every noun phrase, those within longer ones too, in the order of the text."""
    runs = _runs(here)
    found: set[Span] = set()
    for number, (start, end) in enumerate(runs):
        if _ends_on_noun(here, end) and not _is_second(here.words, start):
            found.add((start, end))
        found |= {(start, last) for last in _continued(here, (start, end), runs[number + 1 :])}
    return sorted(found)


def head(here: Line, span: Span) -> int:
    """The word that the phrase is about: the noun before "of", or the last one."""
    inner = (n for n in range(*span) if here.words[n + 1].key in LINKERS and _ends_on_noun(here, n))
    return next(inner, span[1])


def _runs(here: Line) -> list[Span]:
    """Runs of adjectives and nouns, and their parts before and behind a possessive: country's | growing stature."""
    words, cuts = here.words, here.cuts
    found: list[Span] = []
    start: int | None = None
    for n, word in enumerate(words):
        if word.part not in NAMING:
            continue
        start = n if start is None else start
        goes_on = n + 1 < len(words) and not cuts[n] and words[n + 1].part in NAMING
        if not goes_on:
            owners = [k for k in range(start, n) if is_possessive(words[k])]
            found += [(start, n), *((start, k) for k in owners), *((k + 1, n) for k in owners)]
            start = None
    return sorted(found)


def _continued(here: Line, first: Span, later: Sequence[Span]) -> list[int]:
    """Where the phrase may end that begins with a run and goes on over "and" or "of the" to others."""
    found: list[int] = []
    last = first[1]
    for start, end in later:
        if start <= last:
            continue
        between = [w.key for w in here.words[last + 1 : start]]
        if any(here.cuts[last:start]) or end - first[0] >= LONGEST or not _joins(between):
            break
        if _ends_on_noun(here, end):
            found.append(end)
        last = end
    return found


def _joins(between: list[str]) -> bool:
    first, *rest = between or [""]
    return first in COORDINATORS | LINKERS and (not rest or (len(rest) == 1 and rest[0] in DETERMINERS))


def _ends_on_noun(here: Line, n: int) -> bool:
    return here.words[n].part == "noun"


def _is_second(words: Sequence[Token], start: int) -> bool:
    """Whether the run is the second half of coordinated modifiers: peaceful and | stable environment."""
    return start > 1 and words[start - 1].key in COORDINATORS and words[start - 2].part == "adjective"
