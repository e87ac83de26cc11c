"""Two articles whose statements are compared, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compare.model import Analysis
from compare.word_links.neural.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Partners:
    """Two articles that may have statements in common, `left` before `right`."""

    left: str
    right: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (1, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of a pair, with the vectors of its words where a model made some."""

    pair: Partners
    analysis: Analysis
    vectors: Vectors | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        return ((self.pair.left, 0, 0), (self.pair.right, 0, 0), self.analysis.order)  # before the links of the pair
