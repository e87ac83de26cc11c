"""Links into swaps: phrases of one statement that stand for phrases of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from compare.model import Link
from compare.renderings.alignment_matrix import AlignmentMatrix, Span, alignment_matrix
from compare.renderings.boundaries import bounded
from compare.renderings.full_names import answered, in_full
from compare.renderings.parallel import listed, quoted
from compare.renderings.phrases import keys, phrases
from compare.renderings.records import LONGEST, PhrasePair, form, place
from compare.renderings.reordered import genitive, inserted, reordered, stretched, turned
from compare.renderings.replaced import replaced
from compare.renderings.termhood import termhood
from compare.renderings.unithood import unithood
from compare.renderings.verbs_and_prepositions import set_phrases, verb_phrases

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
NAMED, LEAST_TRUST = 0.7, 0.1
"""Trust in two whole names all of whose words answer to each other, where other signs speak for them with so much."""
QUOTED, UNQUOTED = 0.8, 0.3
"""What a swap keeps of its score in the least like statements: quotation marks say that the words are a term."""


def phrase_pairs(link: Link) -> Iterator[PhrasePair]:
    """Every pair of differing forms that the link shows, each once, with its best score."""
    here = alignment_matrix(link)
    best: dict[tuple[Span, Span], float] = {}
    for source in SOURCES:
        for *pair, trust in source(here):
            (left, right), whole = _whole(here, *pair)
            if whole:
                best[left, right] = max(best.get((left, right), 0.0), _trust(here, left, right, trust) * whole)
    for (left, right), trust in sorted(_least(here, best).items()):
        a, b = form(link.left.tokens, left), form(link.right.tokens, right)
        if a != b and max(len(a), len(b)) <= LONGEST:
            yield _phrase_pair(link, here, (left, right), trust)


def _whole(here: AlignmentMatrix, left: Span, right: Span) -> tuple[tuple[Span, Span], float]:
    """The two phrases without what belongs to neither, in full where they are names, and how whole they are then."""
    bare = bounded(here, left, right)
    for full in (*in_full(here, *bare), bare):
        whole = unithood(here, *full)
        if whole and max(end - start for start, end in full) < LONGEST:
            return full, whole
    return bare, 0.0


def _trust(here: AlignmentMatrix, left: Span, right: Span, trust: float) -> float:
    """The trust in a pair, more where both are names that surely answer to each other."""
    return max(trust, NAMED * answered(here, left, right)) if trust > LEAST_TRUST else trust


def _phrase_pair(link: Link, here: AlignmentMatrix, pair: tuple[Span, Span], trust: float) -> PhrasePair:
    left, right = pair
    a, b = form(link.left.tokens, left), form(link.right.tokens, right)
    places = place(here.left, left), place(here.right, right)
    quoted = any(p.quoted for p in places)
    least = QUOTED if quoted else UNQUOTED
    apt = 1.0 if quoted else termhood(here, left, right)
    return PhrasePair(a, b, round(trust * (least + (1 - least) * link.likeness), 4), *places, apt)


def phrase_pairs_of(links: Iterable[Link]) -> Iterator[PhrasePair]:
    """The swaps of all links of two articles."""
    for link in links:
        yield from phrase_pairs(link)


def _least(here: AlignmentMatrix, found: dict[tuple[Span, Span], float]) -> dict[tuple[Span, Span], float]:
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
