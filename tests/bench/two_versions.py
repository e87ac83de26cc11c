#!/usr/bin/env python3
"""What two checkouts of the program report on the same articles: every link, concept and finding that differs.

`two_versions.py OTHER FOLDER…`: OTHER is the folder of the other checkout, the one before; a FOLDER holds annotated
sets (each with gold.json and texts/), or articles. What a report says of its own version and packs is left out. Exits
with 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from gold import bundles, folders

OWN = Path(__file__).resolve().parents[2]
AT_ONCE = 2
"""Runs at a time."""
LISTS = ("links", "groups", "concepts", "findings", "problems", "occasions", "articles")
MOST = 30
"""Differences of one corpus that are printed."""

Report = dict[str, Any]


def corpora(named: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    """The corpora of the folders, each with a name and the paths to report on, `--isolated` where it is a set."""
    for folder in named:
        sets = folders(folder)
        if not sets:
            yield folder.name, [str(folder.resolve())]
        for one in sets:
            for number, texts in enumerate(bundles(one)):
                yield f"{one.name} {number}", [*(str(t.resolve()) for t in texts), "--isolated"]


def report(checkout: Path, arguments: Sequence[str]) -> str:
    """The report in JSON, made by the checkout. Exits where it fails."""
    command = [sys.executable, "-m", "compare.cli", "report", *arguments, "--format", "json", "--quiet", "--no-cache"]
    where = {**os.environ, "PYTHONPATH": str(checkout)}
    run = subprocess.run(command, capture_output=True, text=True, env=where, cwd=checkout)
    if run.returncode:
        sys.exit(f"{checkout}: {' '.join(arguments)} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def bare(text: str, checkout: Path) -> Report:
    """The report without what it says of its own version and packs, its paths in full."""
    made: Report = json.loads(text)
    for key in ("version", "packs"):
        made["run"].pop(key)
    for record in (*made["articles"], *made["problems"]):
        record["path"] = os.path.normpath(checkout / record["path"])
    return made


def differences(before: Report, after: Report) -> list[str]:
    """A line for each entry that only one of the reports has, `-` the earlier one, `+` this one."""
    lines = []
    for name in LISTS:
        old, new = (_entries(made[name]) for made in (before, after))
        lines += [f"- {name}: {_short(name, entry)}" for entry in old if entry not in set(new)]
        lines += [f"+ {name}: {_short(name, entry)}" for entry in new if entry not in set(old)]
        if sorted(old) == sorted(new) and old != new:
            lines.append(f"  {name}: the same in another order")
    return lines or (["  the report has other keys"] if before != after else [])


def _entries(rows: Sequence[Any]) -> list[str]:
    return [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows]


def _short(name: str, entry: str) -> str:
    held = json.loads(entry)
    if name == "links":
        return f"{held['score']} {held['left']['text'][:60]!r} – {held['right']['text'][:60]!r}"
    if name == "concepts":
        return f"{held['confidence']} {' / '.join(r['text'] for r in held['renderings'])}"
    if name == "findings":
        return f"{held['severity']} {held['rule']} {held['confidence']} {held['message']}"
    return entry[:160]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", type=Path, help="folder of the other checkout, the one before")
    parser.add_argument("folders", type=Path, nargs="+", help="folders of annotated sets, or of articles")
    arguments = parser.parse_args()
    jobs = list(corpora(arguments.folders))
    both = (arguments.other.resolve(), OWN)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        made = pool.map(lambda job: [bare(report(c, job[1]), c) for c in both], jobs)
        same = 0
        for (name, _), (before, after) in zip(jobs, made, strict=True):
            lines = differences(before, after)
            same += not lines
            print(f"{name}: {'the same' if not lines else ''}", *lines[:MOST], sep="\n" if lines else "")
            if len(lines) > MOST:
                print(f"  and {len(lines) - MOST} more")
    print(f"{same} of {len(jobs)} reports are the same")
    sys.exit(same < len(jobs))


if __name__ == "__main__":
    main()
