"""How a report is to look; what the reader's terminal allows and asks for."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Severity


@dataclass(frozen=True, slots=True)
class Style:
    """`width` in columns of the terminal; `everything` shows every row, notes too; `explain` says why
    statements are linked; findings of the severities in `fails` fail a gate."""

    width: int = 100
    colour: bool = False
    everything: bool = False
    explain: bool = False
    fails: tuple[Severity, ...] = ("error",)
