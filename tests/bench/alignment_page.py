#!/usr/bin/env python3
"""The tables of docs/alignment.md, measured and written anew. Run by `make alignment-table`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import ablations
import align_sets
import calibration
import constants
import leave_out
import peers
import rotation
from gold import GoldSet, read
from readme_parts import ROOT, parts

PAGE, COMMAND = "docs/alignment.md", "make alignment-table"
TABLES: dict[str, Callable[[Sequence[GoldSet]], str]] = {
    "sets": align_sets.table,
    "left-out": leave_out.table,
    "constants": constants.table,
    "parts": ablations.table,
    "parts-by-set": ablations.table_by_set,
    "calibration": calibration.shares,
    "scale": calibration.scales,
    "peers": peers.table,
    "rotation": rotation.table,
}


def write(name: str, table: str) -> None:
    """The page with the table in its part."""
    before, _, after = parts(name, page=PAGE, command=COMMAND)
    (ROOT / PAGE).write_text(f"{before}\n{table}\n\n{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of the sets, with score.py")
    parser.add_argument("tables", nargs="*", help=f"only these: {', '.join(TABLES)}", metavar="table")
    arguments = parser.parse_args()
    unknown = set(arguments.tables) - set(TABLES)
    if unknown:
        parser.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    sets = read(parser, arguments.gold, [])
    for name, table in TABLES.items():
        if name in (arguments.tables or TABLES):
            print(name, file=sys.stderr)
            write(name, table(sets))


if __name__ == "__main__":
    main()
