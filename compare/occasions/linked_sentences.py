"""Which sentences of two articles say the same, without their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.model import Excerpt, Link


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """A statement of an article, by id, and the sentence of another article that one of its sentence is linked with;
    where the statement stands, and where the one that it is linked with."""

    article: str
    statement: str
    sentence: str
    other: str
    answer: str
    place: Excerpt
    facing: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.statement, self.sentence, self.other, self.answer, self.facing.order)


def sentence_links(link: Link) -> Iterator[SentenceLink]:
    """The link as each of its sides sees it."""
    for here, there in ((link.left, link.right), (link.right, link.left)):
        one, other = here.excerpt, there.excerpt
        yield SentenceLink(one.article, here.id, here.sentence, other.article, there.sentence, one, other)
