"""What comes out of a file that another tool wrote."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Problem, TermEntry


@dataclass(frozen=True, slots=True)
class Imported:
    """The concepts of a file, what of it could not be used, and what it says `about` itself."""

    entries: tuple[TermEntry, ...]
    problems: tuple[Problem, ...]
    about: str = ""
