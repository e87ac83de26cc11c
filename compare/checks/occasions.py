"""Which articles report one speech, conference or event: as declared, or by what aligns, who speaks and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from compare.checks.context import dates, one_day
from compare.checks.wording import words
from compare.model import Byline, Link, Quotation, Statement
from compare.text import fold, rarity

LEAST_ALIGNED = 0.4
"""Share of the shorter article's sentences that the other must say again for both to report one occasion."""
FEW_NAMES, LESS_FOR_EACH, LEAST_LINKED = 2, 0.1, 2
"""Rare names that articles share about anything, how much less need align for each one more, and the fewest sentences
that must: who writes freely keeps names."""
LEAST_NAMES = 0.4
"""Share of the names of the article with fewer that the other must have for that."""
SURE = 0.7
"""Score from which a link of parts counts for that, where the linked sentences have a rare name in common."""
RARE_NAME = 0.8
"""Rarity of such a name: that of a town or a person, not of a large country."""
RARE_SPEAKER = 0.65
"""Rarity from which a capitalised word may be part of a speaker's name: Trung, but not Minister."""
LEAST_SPOKEN = 3
"""Sentences that name their speaker from which an article's speakers say whose occasion it is."""
LEAST_QUOTED = 5
"""Words of a quotation that two articles do not share by chance."""
LEAD = 2
"""Paragraphs, a headline among them, in which a news story says what it is about."""
MOST_DAYS = 3
"""Days between two articles on one occasion that is only inferred."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How two articles hang together by their links.

    `whole` are the sentences that one says again whole, `sure` those that are surely linked, of the article that has
    fewer; `named`: rare names are common to sure links; `proof`: both begin with a rare name and the same day, or give
    a rare name's words in the same quotation.
    """

    left: str
    right: str
    whole: int
    sure: int
    named: bool
    proof: bool

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.left, self.right)


def articles(link: Link) -> tuple[str, str]:
    """The two articles of a link."""
    return link.left.excerpt.article, link.right.excerpt.article


def ties(links: Sequence[Link]) -> Iterator[Tie]:
    """How the two articles hang together whose links these are."""
    sure = [x for x in links if x.score >= SURE]
    named = [x for x in sure if _rare_names(x.left) & _rare_names(x.right)]
    yield Tie(
        *articles(links[0]),
        whole=_fewer([x for x in links if x.relation == "same"]),
        sure=_fewer(sure),
        named=bool(named),
        proof=any(_are_leads(x) or _share_quotation(x) for x in named),
    )


def _fewer(links: Sequence[Link]) -> int:
    """Sentences that the links join, on the side that has fewer."""
    return min(len({x.left.sentence for x in links}), len({x.right.sentence for x in links}))


def occasions(bylines: Iterable[Byline], ties: Iterable[Tie]) -> dict[str, frozenset[str]]:
    """For each article the others that report its occasion, as declared or inferred; those without any are left out."""
    known = {b.article: b for b in bylines}
    tied = [(known[t.left], known[t.right], t) for t in sorted(ties, key=lambda t: t.order)]
    free = [(a, b, t) for a, b, t in tied if not a.occasion and not b.occasion]
    first = [*_declared(known.values()), *((a, b) for a, b, t in free if _is_inferred(a, b, t))]
    found = _both_ways(first)
    return _both_ways([*first, *((a, b) for a, b, _ in free if _is_one_by_third(a, b, found))])


def _declared(bylines: Iterable[Byline]) -> Iterator[tuple[Byline, Byline]]:
    stated = sorted((b.occasion, b.article, b) for b in bylines if b.occasion)
    for _, same in groupby(stated, key=lambda one: one[0]):
        yield from combinations([b for _, _, b in same], 2)


def _both_ways(pairs: Iterable[tuple[Byline, Byline]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one.article, set()).add(other.article)
        found.setdefault(other.article, set()).add(one.article)
    return {k: frozenset(v) for k, v in found.items()}


def _is_one_by_third(one: Byline, other: Byline, found: Mapping[str, frozenset[str]]) -> bool:
    """Whether a third article reports the occasion of both, and nothing tells the two apart."""
    third = found.get(one.article, frozenset()) & found.get(other.article, frozenset())
    return bool(third) and not _other_speakers(one, other) and not _other_time(one, other)


def cliques(same: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Articles that all report one occasion, each group once."""
    groups = {tuple(sorted({a, *others})) for a, others in same.items()}
    return tuple(sorted(g for g in groups if all(set(g) <= {a, *same[a]} for a in g)))


def name_parts(speaker: str) -> tuple[str, ...]:
    """The parts of a personal name, folded; none for a pronoun, or for words that any dictionary has."""
    words = [w.removesuffix("’s").removesuffix("'s") for w in speaker.split()]
    return tuple(fold(w) for w in words if w[:1].isupper() and rarity(w) >= RARE_SPEAKER)


def _rare_names(statement: Statement) -> set[str]:
    return {t.key for t in statement.tokens if t.text[0].isupper() and t.rarity >= RARE_NAME}


def _are_leads(link: Link) -> bool:
    """Whether both statements open their articles and name one day."""
    opening = max(link.left.excerpt.paragraph, link.right.excerpt.paragraph) <= LEAD
    return opening and any(one_day(a, b) for a in dates(link.left) for b in dates(link.right))


def _share_quotation(link: Link) -> bool:
    """Whether both give the same words, a sentence's worth, between quotation marks."""
    sides = [
        {w for f in s.facts if isinstance(f, Quotation) and len(w := words(f.excerpt.text)) >= LEAST_QUOTED}
        for s in (link.left, link.right)
    ]
    return bool(sides[0] & sides[1])


def _is_inferred(one: Byline, other: Byline, tie: Tie) -> bool:
    """Whether much is said again whole; or much in part, or the lead, of rare names and by no other speakers."""
    shorter = min(one.sentences, other.sentences)
    if tie.whole >= max(1, LEAST_ALIGNED * shorter):
        return True
    aligned = tie.named and tie.sure >= max(1, _enough(one, other) * shorter)
    return (aligned or tie.proof) and not _other_speakers(one, other) and not _other_time(one, other)


def _enough(one: Byline, other: Byline) -> float:
    """Share of the shorter article's sentences that must surely be linked: the less, the more rare names are common."""
    sides = [{word for name in b.names for word in name} for b in (one, other)]
    named = [[bool(words & side) for side in sides] for words in _apart([*one.names, *other.names])]
    common, fewer = sum(map(all, named)), min(map(sum, zip(*named, strict=True)), default=0)
    if common < LEAST_NAMES * fewer:
        return LEAST_ALIGNED
    least = max(
        LEAST_LINKED / min(one.sentences, other.sentences), LEAST_ALIGNED - LESS_FOR_EACH * (common - FEW_NAMES)
    )
    return min(LEAST_ALIGNED, least)


def _apart(names: Iterable[Sequence[str]]) -> list[set[str]]:
    """The words by which each person or place is called; names that share a word are of one."""
    found: list[set[str]] = []
    for name in names:
        same = [words for words in found if not words.isdisjoint(name)]
        found = [*(words for words in found if words not in same), set(name).union(*same)]
    return found


def _other_speakers(one: Byline, other: Byline) -> bool:
    """Whether both report what people said, and nobody who speaks in one is named in the other."""
    if min(one.spoken, other.spoken) < LEAST_SPOKEN or not one.speakers or not other.speakers:
        return False
    return _names_none(one, other.speakers) and _names_none(other, one.speakers)


def _names_none(byline: Byline, speakers: Iterable[str]) -> bool:
    return not {*byline.speakers, *(word for name in byline.names for word in name)} & set(speakers)


def _other_time(one: Byline, other: Byline) -> bool:
    days = one.published, other.published
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > MOST_DAYS
