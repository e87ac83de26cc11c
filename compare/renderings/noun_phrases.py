"""The noun phrases of a statement: modifiers and their noun, coordinated, owned, or with what "of" adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.model import Token
from compare.renderings.alignment_matrix import COORDINATORS, NAMING, Span
from compare.renderings.records import LONGEST, Line, is_content, is_possessive

LINKERS = frozenset({"of", "for"})
DETERMINERS = frozenset({"the", "a", "an", "its"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Where a noun phrase stands in its statement, the keys of its content words, and their rarity in all."""

    span: Span
    keys: frozenset[str]
    rarity: float


def noun_phrases(here: Line) -> tuple[NounPhrase, ...]:
    """Every noun phrase, those within longer ones too, in the order of the text."""
    return _noun_phrases(here.words, here.cuts, here.commas)


@lru_cache(maxsize=4096)  # a statement is in several links
def _noun_phrases(words: tuple[Token, ...], cuts: tuple[bool, ...], commas: tuple[bool, ...]) -> tuple[NounPhrase, ...]:
    runs = _runs(words, cuts)
    found: set[Span] = set()
    for number, (start, end) in enumerate(runs):
        if words[end].part == "noun" and not is_second(words, start):
            found.add((start, end))
        found |= {(start, last) for last in _continued(words, cuts, commas, (start, end), runs[number + 1 :])}
    return tuple(_noun_phrase(words, span) for span in sorted(found))


def _noun_phrase(words: Sequence[Token], span: Span) -> NounPhrase:
    content = [w for w in words[span[0] : span[1] + 1] if is_content(w)]
    return NounPhrase(span, frozenset(w.key for w in content), sum(w.rarity for w in content))


def head(here: Line, span: Span) -> int:
    """The word that the phrase is about: the noun before "of", or the last one."""
    inner = (n for n in range(*span) if here.words[n + 1].key in LINKERS and here.words[n].part == "noun")
    return next(inner, span[1])


def _runs(words: Sequence[Token], cuts: Sequence[bool]) -> list[Span]:
    """Runs of adjectives and nouns, and their parts before and behind a possessive: country's | growing stature."""
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


def _continued(
    words: Sequence[Token], cuts: Sequence[bool], commas: Sequence[bool], first: Span, later: Sequence[Span]
) -> list[int]:
    """Where the phrase may end that begins with a run and goes on over "and", "of the" or an adjective's comma."""
    found: list[int] = []
    last = first[1]
    for start, end in later:
        if start <= last:
            continue
        between = [w.key for w in words[last + 1 : start]]
        listed = start == last + 1 and commas[last] and words[last].part == words[start].part == "adjective"
        joined = listed or (_joins(between) and not any(cuts[last:start]))
        if end - first[0] >= LONGEST or not joined:
            break
        if words[end].part == "noun":
            found.append(end)
        last = end
    return found


def _joins(between: list[str]) -> bool:
    first, *rest = between or [""]
    return first in COORDINATORS | LINKERS and (not rest or (len(rest) == 1 and rest[0] in DETERMINERS))


def is_second(words: Sequence[Token], start: int) -> bool:
    """Whether the run is the second half of coordinated modifiers: peaceful and | stable environment."""
    return start > 1 and words[start - 1].key in COORDINATORS and words[start - 2].part == "adjective"
