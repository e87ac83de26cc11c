"""What was done at this desk since it was opened, and how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from compare.errors import ChangedError, UsageError


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was written: when, by whom, in words, and on which finding, by its fingerprint.

    `revert` puts back what was there; it raises ChangedError where somebody else has changed that since.
    """

    number: int
    at: datetime
    by: str
    said: str
    finding: str
    revert: Callable[[], None]
    undone: bool = False


class Journal:
    """Changes in the order in which they were made, none forgotten."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    @property
    def last(self) -> Change | None:
        """The last change that has not been undone."""
        return next((c for c in reversed(self.changes) if not c.undone), None)

    def note(self, *, at: datetime, by: str, said: str, finding: str, revert: Callable[[], None]) -> Change:
        """The change, now the last."""
        made = Change(len(self.changes) + 1, at, by, said, finding, revert)
        self.changes.append(made)
        return made

    def undo(self, number: int) -> Change:
        """Revert the change, which must be the last one. Raises ChangedError where it is not, UsageError for none."""
        last = self.last
        if last is None:
            raise UsageError("there is nothing to undo: nothing has been decided since the desk was opened")
        if last.number != number:
            raise ChangedError(f"something else has been done since: {last.said}")
        last.revert()
        self.changes[number - 1] = replace(last, undone=True)
        return last
