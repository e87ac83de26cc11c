"""How two articles hang together by what links their statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.english.wording import words
from compare.facts.compared import dates, one_day
from compare.model import Link, Quotation, Statement

SURE = 0.7
"""Score from which a link of parts counts for that, where the linked sentences have a rare name in common."""
RARE_NAME = 0.8
"""Rarity of such a name: that of a town or a person, not of a large country."""
LEAST_QUOTED = 5
"""Words of a quotation that two articles do not share by chance."""
LEAD = 2
"""Paragraphs, a headline among them, in which a news story says what it is about."""


@dataclass(frozen=True, slots=True)
class ArticleSimilarity:
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


def similarities(links: Sequence[Link]) -> Iterator[ArticleSimilarity]:
    """How the two articles hang together whose links these are."""
    sure = [x for x in links if x.score >= SURE]
    named = [x for x in sure if _rare_names(x.left) & _rare_names(x.right)]
    yield ArticleSimilarity(
        *articles(links[0]),
        whole=_fewer([x for x in links if x.relation == "same"]),
        sure=_fewer(sure),
        named=bool(named),
        proof=any(_are_leads(x) or _share_quotation(x) for x in named),
    )


def _fewer(links: Sequence[Link]) -> int:
    """Sentences that the links join, on the side that has fewer."""
    return min(len({x.left.sentence for x in links}), len({x.right.sentence for x in links}))


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
