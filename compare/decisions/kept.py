"""Where decisions are kept, and all that is kept there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.decisions import baseline, safely, waivers
from compare.errors import PackError, UsageError
from compare.model import Decision

WAIVERS, BASELINE, CORPUS = "waivers.yaml", "baseline.json", "corpus.yaml"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of decisions, whether or not it exists; `shown` names it in reports and messages."""

    path: Path
    shown: str

    def text(self) -> str | None:
        """What it holds; None where there is no file, or nothing in it."""
        text = safely.read(self.path, shown=self.shown)
        return text if text and text.strip() else None


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of decisions that apply to some articles, one of each for every folder of theirs."""

    waivers: tuple[KeptFile, ...]
    baselines: tuple[KeptFile, ...]

    def decisions(self) -> tuple[Decision, ...]:
        """All that they hold. Raises PackError with every fault of every file."""
        held: list[Decision] = []
        faults: list[str] = []
        for compiled, files in ((waivers.compiled, self.waivers), (baseline.compiled, self.baselines)):
            for file in files:
                text = file.text()
                try:
                    held += compiled(text, file.shown) if text else ()
                except PackError as error:
                    faults += error.faults
        if faults:
            raise PackError(faults)
        return tuple(held)


def only(files: Sequence[KeptFile], option: str) -> KeptFile:
    """The file to write to: the one there is, else the one beside a corpus.yaml, else the one there may be.

    Raises UsageError where several could be meant.
    """
    there = [f for f in files if os.path.lexists(f.path)]
    there = there or [f for f in files if os.path.lexists(f.path.with_name(CORPUS))] or list(files)
    if len(there) == 1:
        return there[0]
    names = ", ".join(f.shown for f in there) or "no folder"
    raise UsageError(f"which file is to be written? {names}; say it with {option} FILE or in concordant.toml")
