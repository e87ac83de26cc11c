"""The records of numbers that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pass
from compare.model import Figure, Statement, Toll


@dataclass(frozen=True, slots=True)
class CountMention:
    """A toll or a figure, the sentence that states it, and the keys of all names in the article, sorted.

    `first`: whether the article has stated no other of this outcome or noun before.
    """

    fact: Toll | Figure
    sentence: Statement
    names: tuple[str, ...]
    first: bool

    @property
    def order(self) -> tuple[Any, ...]:
        return (*self.fact.excerpt.order, self.sentence.order)


@dataclass(frozen=True, slots=True)
class CountTally:
    """All tolls of one outcome, or all figures that count one noun, in the order of the articles.

    `subject` is the outcome, or the noun's key.
    """

    subject: str
    counts: tuple[CountMention, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (isinstance(self.counts[0].fact, Toll), self.subject)


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure and the sentence that states it.

    `about` are the keys of the words, other figures and years that say what it is of, sorted, each with its weight,
    0..1: the rarer the word and the fewer sentences of the article have it, the more. `who` is the person, folded,
    whose age it is. `aside`: it stands in brackets, as another one in other units, or behind "from".
    """

    figure: Figure
    sentence: Statement
    about: tuple[tuple[str, float], ...]
    who: str = ""
    aside: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        return (*self.figure.excerpt.order, self.sentence.order)


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """All that an article states in figures that have a unit, in order."""

    article: str
    stated: tuple[FigureMention, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article,)


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """Two figures of two articles that are of one thing, by what stands about them; `score` is what that comes to.

    `alike` says how much the printed digits have in common, 0 to 3; None where the two agree.
    """

    left: FigureMention
    right: FigureMention
    score: float
    alike: int | None

    @property
    def order(self) -> tuple[Any, ...]:
        units = self.left.figure.unit, self.right.figure.unit
        return (self.left.order, self.right.order, units, -1 if self.alike is None else self.alike)


@dataclass(frozen=True, slots=True)
class FigureConflict:
    """Rivals that hang together by their figures, in order."""

    rivals: tuple[FigureMatch, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.rivals[0].order,)
