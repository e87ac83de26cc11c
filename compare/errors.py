"""What can be wrong with a command, a configuration or a rule pack."""

from __future__ import annotations


class ConcordantError(Exception):
    """An error that the user can mend; its text says where it is and what would be accepted."""


class UsageError(ConcordantError):
    """The command line asks for something that does not exist or does not go together."""


class PackError(ConcordantError):
    """One or more faults in rule packs, termbases or configuration, each with file and line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
