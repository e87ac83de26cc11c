"""Which articles are worth comparing: those with two statements that are candidates for a link.

An inverted index finds them: statements that share a word, or, where a word is too common to tell, a word and the
one beside it. Statements that are the same words are folded first, so that what everybody repeats costs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Any

from compare.alignment.candidates import LEAST_SHARED
from compare.alignment.clause_spans import Sentence, best_span, sentence
from compare.alignment.content_words import content
from compare.model import Analysis, Excerpt, Problem, Statement
from compare.word_links.neural.vectors import Vectors
from compare.word_links.sides import Partners, Side

MOST_SKETCHES = 50
"""Statements that a key may find; one that more hold pairs too many, and tells too little."""
MOST_COPIES = 50
"""Articles that may be paired because they hold a statement in the same words; what more hold is boilerplate."""
LEAST_STRENGTH = 0.3
"""Weight of evidence from which two statements are a candidate; links begin at 0.34, words spelt otherwise left out."""
SMALL, MORE_STRENGTH = 1000, 0.25
"""Statements of a corpus in which this is enough, and how much more is asked for each ten times as many: of what two
statements of a large one share, more is chance. On generated archives of 10,000 and 100,000 statements as many
pairs on different events are then left for each statement; unchecked, there are 2.5 times as many."""
STRIDE = 0.025
"""In what strides more is asked for: an article more must not change what all others need."""
FEW_SKETCHES, LEAST_STRENGTH_OF_MANY = 10, 0.65
"""Statements that a key may find for each two of them to be a candidate by that; of more, more is asked."""
BESIDE = 1
"""How many content words on, in the order of the text, a key is still paired with a common one."""

EVERYWHERE = "all articles"
"""What stands for the path in a problem that is of no single file."""

Clause = tuple[tuple[str, int], ...]
"""Keys of a clause with their rarity in thousandths, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a sentence says, in as few words as it can be compared by. `articles` are those that hold it."""

    name: str
    articles: tuple[str, ...]
    clauses: tuple[Clause, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.name, self.articles)


@dataclass(frozen=True, slots=True)
class WordUse:
    """A sketch holds a key."""

    key: str
    sketch: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.key, self.sketch)


@dataclass(frozen=True, slots=True)
class CommonKey:
    """A key, or pair of keys, that more than MOST_SKETCHES statements hold."""

    key: str
    count: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (0, -self.count, self.key)


@dataclass(frozen=True, slots=True)
class DocumentFrequency:
    """How many of all statements have a name that begins with these letters."""

    letters: str
    count: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.letters,)


@dataclass(frozen=True, slots=True)
class Posting:
    """A sketch under one of the keys that find it."""

    key: str
    sketch: Signature

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.key, self.sketch.order)


@dataclass(frozen=True, slots=True)
class Seat:
    """An article's place in a pair."""

    article: str
    pair: Partners

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.pair.left, self.pair.right)


def signatures(analysis: Analysis) -> Iterator[Signature]:
    """Every sentence of an article that says something."""
    parts: dict[str, list[Statement]] = {}
    for statement in analysis.statements:
        if statement.kind == "clause":
            parts.setdefault(statement.sentence, []).append(statement)
    for whole in (s for s in analysis.statements if s.kind != "clause"):
        clauses = tuple(tuple(content(c).items()) for c in parts.get(whole.id, [whole]))
        if any(clauses):
            words = "\x1f".join(t.key for t in whole.tokens)
            name = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            yield Signature(name, (analysis.article.id,), clauses)


def folded(copies: Sequence[Signature]) -> Iterator[Signature | Problem]:
    """One sketch for all that are the same words."""
    articles = tuple(sorted({a for s in copies for a in s.articles}))
    if len(articles) > MOST_COPIES:
        said = " ".join(key for clause in copies[0].clauses for key, _ in clause)
        reason = f"a statement stands word for word in {len(articles)} articles and was not used to pair them: {said}"
        yield Problem(EVERYWHERE, reason, "cap")
    else:
        yield replace(copies[0], articles=articles)


def copied(sketch: Signature) -> Iterator[Partners]:
    """All pairs of the articles that hold a statement in the same words."""
    return (Partners(a, b) for a, b in combinations(sketch.articles, 2))


def letters(sketch: Signature) -> str:
    """What statements are counted by: one count for all would be one worker's work."""
    return sketch.name[:2]


def document_frequency(sketch: Signature, count: int) -> Iterator[DocumentFrequency]:
    """The count of the statements whose names begin like this one's."""
    yield DocumentFrequency(letters(sketch), count)


def least_strength(shares: Sequence[DocumentFrequency]) -> float:
    """Weight of evidence that a candidate needs, where these are all statements."""
    more = MORE_STRENGTH * math.log10(max(1, sum(s.count for s in shares) / SMALL))
    return LEAST_STRENGTH + math.floor(more / STRIDE) * STRIDE


def uses(sketch: Signature) -> Iterator[WordUse]:
    """Each key once."""
    return (WordUse(key, sketch.name) for key in sorted(_rarities(sketch)))


def key(record: WordUse | Posting) -> str:
    """What records are gathered by."""
    return record.key


def common(use: WordUse | Posting, count: int) -> Iterator[CommonKey]:
    """What there is to say of a key that so many statements hold."""
    yield CommonKey(use.key, count)


def keys(commons: Sequence[CommonKey]) -> frozenset[str]:
    """The keys."""
    return frozenset(c.key for c in commons)


def own_keys(sketch: Signature) -> frozenset[str]:
    """All keys that the sketch holds."""
    return frozenset(_rarities(sketch))


def asked(record: CommonKey) -> frozenset[str]:
    """The key that a sketch must hold for it to matter to it that the key is common."""
    return frozenset({record.key})


def postings(sketch: Signature, often: AbstractSet[str]) -> Iterator[Posting]:
    """The sketch under its keys, and under each pair of one that is held `often` with what stands beside it.

    The commonest keys are left out as long as they come to less than two statements must share (Bayardo and others
    2007): whatever shares enough shares another key, too.
    """
    left_out = _left_out(_rarities(sketch))
    own = [key for clause in sketch.clauses for key, _ in clause]
    found = {key for key in own if key not in often and key not in left_out}
    for here, key in enumerate(own):
        for other in own[here + 1 : here + 1 + BESIDE]:
            if key in often or other in often:
                found.add(" ".join(sorted((key, other))))
    return (Posting(key, sketch) for key in sorted(found))


def _rarities(sketch: Signature) -> dict[str, int]:
    return {key: rarity for clause in sketch.clauses for key, rarity in clause}


def _left_out(rarities: dict[str, int]) -> set[str]:
    """The commonest keys that come to less than two statements must share."""
    found: set[str] = set()
    total = 0
    for key in sorted(rarities, key=lambda key: (rarities[key], key)):
        total += rarities[key]
        if total >= 1000 * LEAST_SHARED:
            break
        found.add(key)
    return found


def candidate_pairs(shared: Sequence[Posting], least: float) -> Iterator[Partners]:
    """The articles of each two statements under one key that are a candidate for a link of the `least` strength."""
    held = [(p.sketch.articles, _sentence(p.sketch.clauses)) for p in shared]
    asked = least if len(shared) <= FEW_SKETCHES else max(least, LEAST_STRENGTH_OF_MANY)
    for (articles, one), (others, other) in combinations(held, 2):
        if articles != others and _is_candidate(one, other, asked):
            yield from (Partners(*sorted((a, b))) for a in articles for b in others if a != b)


NOTHING = Statement("", Excerpt("", 0, 0, "", 1, 1, 1), (), None, "sentence", "")
"""What a sketch has forgotten of its statement."""


def _is_candidate(left: Sentence, right: Sentence, least: float) -> bool:
    rarities = left.content
    if sum(rarities[key] for key in rarities.keys() & right.content.keys()) < 1000 * LEAST_SHARED:
        return False
    span = best_span(left, right)
    return span is not None and span.matched * span.dice >= least


@lru_cache(maxsize=1 << 17)
def _sentence(clauses: tuple[Clause, ...]) -> Sentence:
    return sentence(NOTHING, (), [dict(clause) for clause in clauses])


def capped(refusals: Sequence[CommonKey]) -> Iterator[Problem]:
    """One problem for all keys that found too many statements."""
    first = refusals[0]
    reason = (
        f"{len(refusals)} pairs of neighbouring words stand in more than {MOST_SKETCHES} statements each and were not "
        f"used to pair articles; the most frequent, '{first.key}', in {first.count}"
    )
    yield Problem(EVERYWHERE, reason, "cap")


def seats(pair: Partners) -> Iterator[Seat]:
    """The places of its two articles."""
    yield Seat(pair.left, pair)
    yield Seat(pair.right, pair)


def holder(record: Analysis | Seat | Vectors) -> str:
    """The article that a record is about."""
    return record.article.id if isinstance(record, Analysis) else record.article


def sides(records: Sequence[Analysis | Seat | Vectors]) -> Iterator[Side]:
    """An article once for each pair it has a seat in."""
    found = [r for r in records if isinstance(r, Analysis)]
    vectors = next((r for r in records if isinstance(r, Vectors)), None)
    return (Side(r.pair, analysis, vectors) for analysis in found for r in records if isinstance(r, Seat))
