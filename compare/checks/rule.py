"""A rule, and what a rule may ask about the articles it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compare.model import Byline, Category, Excerpt, Outlet, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack, compiled. `options` is an instance of its kind's `Options`.

    `place` is the file and line where it stands.
    """

    id: str
    kind: str
    severity: Severity
    category: Category
    message: str
    why: str
    options: Any
    aliases: tuple[str, ...]
    place: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Desk:
    """The outlets and articles at hand. `occasions` maps an article to those that report its occasion."""

    outlets: Mapping[str, Outlet]
    bylines: Mapping[str, Byline]
    occasions: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def outlet(self, excerpt: Excerpt) -> Outlet:
        """The outlet that printed the excerpt."""
        return self.outlets[self.bylines[excerpt.article].outlet]

    def one_occasion(self, left: Excerpt, right: Excerpt) -> bool:
        """Whether both report the same speech, conference or event, as declared or inferred."""
        return left.article == right.article or right.article in self.occasions.get(left.article, ())
