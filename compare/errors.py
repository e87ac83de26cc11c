"""What can be wrong with a command, a configuration or a rule pack."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST_NAMED = 12
"""Names that an error message lists."""
LONGEST_QUOTED = 80
"""Characters of a value that an error message quotes."""


class ConcordantError(Exception):
    """An error that the user can mend; its text says where it is and what would be accepted."""


class UsageError(ConcordantError):
    """The command line asks for something that does not exist or does not go together."""


class ChangedError(UsageError):
    """Somebody else has changed in the meantime what was to be changed: look again, then decide."""


class EngineError(ConcordantError):
    """The engine cannot start, or a step failed where it was carried out."""


class PackError(ConcordantError):
    """One or more faults in rule packs, termbases, decisions or configuration, each with file and line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def near(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` where one of the known words is like this one; else `; there are: …`, or nothing."""
    known = sorted(known)
    close = get_close_matches(word, known, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    more = f" and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else ""
    return f"; there are: {', '.join(known[:MOST_NAMED])}{more}" if known else ""


def quoted(value: object) -> str:
    """The value as an error message quotes it: as it would be typed, and not for pages."""
    try:
        text = repr(value)
    except (RecursionError, ValueError):  # nested thousands deep, or thousands of digits
        return "what is too long to be shown"
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"
