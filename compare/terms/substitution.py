"""Links into swaps: phrases of one statement that stand for phrases of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from compare.model import Link, Person
from compare.terms.aptness import aptness
from compare.terms.closing import closed
from compare.terms.correspondence import listed, quoted
from compare.terms.forms import LONGEST, Line, Swap, form, is_capital, place
from compare.terms.grid import COORDINATORS, INSIDE, Grid, Span, grid, is_begun, is_open
from compare.terms.phrases import keys, phrases
from compare.terms.rearrangement import genitive, inserted, reordered, stretched, turned
from compare.terms.replacement import replaced
from compare.terms.set_phrases import set_phrases
from compare.terms.verb_phrases import verb_phrases

SOURCES = (
    replaced,
    phrases,
    verb_phrases,
    set_phrases,
    turned,
    inserted,
    stretched,
    reordered,
    genitive,
    listed,
    quoted,
)
OPEN = 0.4
"""What a name counts that another noun follows."""
TIED = re.compile(r"[-‐‑–—/]\w")
"""What ties a word to the next one, or read backwards to the one before."""
QUOTED, UNQUOTED = 0.8, 0.3
"""What a swap keeps of its score in the least like statements: quotation marks say that the words are a term."""


def _names_holder(here: Line, span: Span) -> bool:
    """Whether the phrase holds a person's name and more: an office with whoever holds it."""
    start, end = here.words[span[0]].start, here.words[span[1]].end
    people = [f.excerpt for f in here.statement.facts if isinstance(f, Person)]
    return any(e.start < end and start < e.end and (start < e.start or e.end < end) for e in people)


def _is_torn(here: Line, span: Span) -> bool:
    """Whether a dash without spaces ties the phrase to a word outside it: Beth(–el)."""
    excerpt, words = here.statement.excerpt, here.words
    start, end = words[span[0]].start - excerpt.start, words[span[1]].end - excerpt.start
    return TIED.match(excerpt.text, end) is not None or TIED.match(excerpt.text[:start][::-1]) is not None


def _ends_in_adverb(here: Line, span: Span) -> bool:
    """Whether the phrase goes on to a word that says how something is done: role in proactively (preventing war)."""
    last = here.words[span[1]]
    return span[0] < span[1] and last.part != "noun" and last.key not in INSIDE and last.text.endswith("ly")


def swaps(link: Link) -> Iterator[Swap]:
    """Every pair of differing forms that the link shows, each once, with its best score."""
    here = grid(link)
    best: dict[tuple[Span, Span], float] = {}
    for source in SOURCES:
        for *pair, trust in source(here):
            left, right = closed(here, *pair)
            best[left, right] = max(best.get((left, right), 0.0), trust)
    for (left, right), trust in sorted(_least(here, best).items()):
        a, b = form(link.left.tokens, left), form(link.right.tokens, right)
        if a == b or max(len(a), len(b)) > LONGEST:
            continue
        sides = (here.left, left), (here.right, right)
        if any(_names_holder(*side) or _is_torn(*side) or _ends_in_adverb(*side) for side in sides):
            continue
        same_end = a[-1] == b[-1] and all(COORDINATORS & set(f) for f in (a, b))
        cut = [words.words[span[1]] for words, span in sides if is_open(words, span)]
        if cut and not same_end:
            if not any(map(is_capital, cut)):
                continue
            trust *= OPEN  # an office before a name, perhaps
        if all(is_capital(words.words[span[0]]) and is_begun(words, span) for words, span in sides):
            trust *= OPEN
        places = place(link.left, left), place(link.right, right)
        quoted = any(p.quoted for p in places)
        least = QUOTED if quoted else UNQUOTED
        apt = 1.0 if quoted else aptness(here, left, right)
        yield Swap(a, b, round(trust * (least + (1 - least) * link.likeness), 4), *places, apt)


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
