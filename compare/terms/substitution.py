"""Links into swaps: phrases of one statement that stand for phrases of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from compare.model import Link, Person
from compare.terms.correspondence import listed, quoted
from compare.terms.forms import LONGEST, Line, Swap, form, is_capital, place
from compare.terms.grid import Grid, Span, grid, is_begun, is_open
from compare.terms.phrases import keys, phrases
from compare.terms.rearrangement import genitive, inserted, reordered, stretched, turned
from compare.terms.replacement import replaced

SOURCES = (replaced, phrases, turned, inserted, stretched, reordered, genitive, listed, quoted)
OPEN = 0.4
"""What a phrase counts that leaves its noun outside: parts of speech are not always told right."""
QUOTED, UNQUOTED = 0.8, 0.3
"""What a swap keeps of its score in the least like statements: quotation marks say that the words are a term."""


def _names_holder(here: Line, span: Span) -> bool:
    """Whether the phrase holds a person's name and more: an office with whoever holds it."""
    start, end = here.words[span[0]].start, here.words[span[1]].end
    people = [f.excerpt for f in here.statement.facts if isinstance(f, Person)]
    return any(e.start < end and start < e.end and (start < e.start or e.end < end) for e in people)


def swaps(link: Link) -> Iterator[Swap]:
    """Every pair of differing forms that the link shows, each once, with its best score."""
    here = grid(link)
    best: dict[tuple[Span, Span], float] = {}
    for source in SOURCES:
        for left, right, trust in source(here):
            best[left, right] = max(best.get((left, right), 0.0), trust)
    for (left, right), trust in sorted(_least(here, best).items()):
        a, b = form(link.left.tokens, left), form(link.right.tokens, right)
        if a == b or max(len(a), len(b)) > LONGEST:
            continue
        sides = (here.left, left), (here.right, right)
        if any(_names_holder(*side) for side in sides):
            continue
        if any(is_open(*side) for side in sides):
            trust *= OPEN
        if all(is_capital(words.words[span[0]]) and is_begun(words, span) for words, span in sides):
            trust *= OPEN
        places = place(link.left, left), place(link.right, right)
        least = QUOTED if any(p.quoted for p in places) else UNQUOTED
        yield Swap(a, b, round(trust * (least + (1 - least) * link.likeness), 4), *places)


def swaps_of(links: Iterable[Link]) -> Iterator[Swap]:
    """The swaps of all links of two articles."""
    for link in links:
        yield from swaps(link)


def _least(here: Grid, found: dict[tuple[Span, Span], float]) -> dict[tuple[Span, Span], float]:
    """The pairs that hold no shorter one with the same difference: what both add to it is none of the term."""
    kept: dict[tuple[Span, Span], float] = {}
    shorter: dict[frozenset[str], list[tuple[Span, Span]]] = defaultdict(list)
    for left, right in sorted(found, key=lambda pair: (sum(b - a for a, b in pair), pair)):
        difference = frozenset(keys(here.left, left) ^ keys(here.right, right))
        if difference and any(_within(a, left) and _within(b, right) for a, b in shorter[difference]):
            continue
        shorter[difference].append((left, right))
        kept[left, right] = found[left, right]
    return kept


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
