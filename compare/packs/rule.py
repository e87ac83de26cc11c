"""A rule of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, NewType

from compare.model import (
    Category,
    Severity,
)

PLACEHOLDERS = ("count", "difference", "noun", "readings", "suggestion")
"""What a rule's message may name in braces."""


Pattern = NewType("Pattern", str)
"""The type of an option that holds a regular expression in RE2's syntax, checked when the pack is read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack, compiled. `options` is an instance of its kind's `Options`.

    `place` is the file and line where it stands. `inside_severity` applies where one outlet, or one
    article, disagrees with itself or with a reference, `published_severity` where no draft is concerned,
    `unsettled_message` where there is nothing to suggest. `finds` says in a line what it finds.
    """

    id: str
    kind: str
    severity: Severity
    category: Category
    message: str
    why: str
    options: Any
    aliases: tuple[str, ...] = ()
    place: str = ""
    inside_severity: Severity | None = None
    published_severity: Severity | None = None
    unsettled_message: str | None = None
    finds: str = ""

    @property
    def pack(self) -> str:
        """The name of the pack it stands in."""
        return PurePath(self.place.rpartition(":")[0]).stem

    @property
    def lasting_id(self) -> str:
        """The id that fingerprints are made with: the first one the rule had, which stands first among its aliases."""
        return self.aliases[0] if self.aliases else self.id

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id,)
