"""Which articles report one speech, conference or event: as declared, or by what aligns, who speaks and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from compare.checks.context import dates, one_day
from compare.checks.wording import words
from compare.model import Byline, Link, Quotation, Statement
from compare.text import fold, rarity

LEAST_ALIGNED = 0.4
"""Share of the shorter article's sentences that the other must say again for both to report one occasion."""
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
    known = {(t.left, t.right): t for t in ties}
    pairs = list(combinations(sorted(bylines, key=lambda b: b.article), 2))
    found = _both_ways((a, b) for a, b in pairs if _is_one(a, b, known.get((a.article, b.article))))
    third = [(a, b) for a, b in pairs if (a.article, b.article) in known and _is_one_by_third(a, b, found)]
    return _both_ways([*((a, b) for a, b in pairs if b.article in found.get(a.article, ())), *third])


def _both_ways(pairs: Iterable[tuple[Byline, Byline]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one.article, set()).add(other.article)
        found.setdefault(other.article, set()).add(one.article)
    return {k: frozenset(v) for k, v in found.items()}


def _is_one_by_third(one: Byline, other: Byline, found: Mapping[str, frozenset[str]]) -> bool:
    """Whether a third article reports the occasion of both, and nothing tells the two apart."""
    third = found.get(one.article, frozenset()) & found.get(other.article, frozenset())
    declared = one.occasion or other.occasion
    return bool(third) and not declared and not _other_speakers(one, other) and not _other_time(one, other)


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


def _is_one(one: Byline, other: Byline, tie: Tie | None) -> bool:
    if one.occasion or other.occasion:
        return one.occasion == other.occasion
    return tie is not None and _is_inferred(one, other, tie)


def _is_inferred(one: Byline, other: Byline, tie: Tie) -> bool:
    """Whether much is said again whole; or much in part, or the lead, of rare names and by no other speakers."""
    least = max(1, LEAST_ALIGNED * min(one.sentences, other.sentences))
    if tie.whole >= least:
        return True
    aligned = tie.named and tie.sure >= least
    return (aligned or tie.proof) and not _other_speakers(one, other) and not _other_time(one, other)


def _other_speakers(one: Byline, other: Byline) -> bool:
    """Whether both report what people said, and nobody speaks in both."""
    both = min(one.spoken, other.spoken) >= LEAST_SPOKEN and one.speakers and other.speakers
    return bool(both) and not set(one.speakers) & set(other.speakers)


def _other_time(one: Byline, other: Byline) -> bool:
    days = one.published, other.published
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > MOST_DAYS
