"""How a report is to look; what the reader's terminal allows and asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """`width` in columns of the terminal; `everything` shows every row, notes too; `explain` says why
    statements are linked."""

    width: int = 100
    colour: bool = False
    everything: bool = False
    explain: bool = False
