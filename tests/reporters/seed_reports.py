"""Writes reports/: what `concordant report seeds/` gives in every format, two of the articles side by side, and one
reviewed as a draft, with the shipped termbase.

Run by `make reports`.
"""

from __future__ import annotations

import os
from pathlib import Path

import compare
from compare.config import Config
from compare.plugins import load
from compare.reporters._style import Style

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = {"csv": "csv", "html": "html", "json": "json", "markdown": "md", "table": "txt"}


INTERVIEW = "seeds/000-deputy-minister-interview.txt"
SPEECH = ["seeds/002-minister-conference-report.txt", "seeds/003-minister-conference-report.txt"]


def seed_reports() -> dict[str, str]:
    """The text of each file of reports/, by name, the paths in it seen from the project's folder."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        report, speech = compare.report(["seeds/"]), compare.side_by_side(SPEECH)
        review = compare.review([INTERVIEW], ["seeds/"], config=Config(rules=("house", "vietnam-diplomacy")))
    finally:
        os.chdir(before)
    render = {name: load("compare.reporters", name).render for name in SUFFIXES}
    beside = {name: load("compare.reporters.side_by_side", name).render for name in ("html", "table")}
    return {
        **{f"seeds.{suffix}": render[name](report, Style()) for name, suffix in SUFFIXES.items()},
        "review.txt": load("compare.reporters.drafts", "table").render(review, Style()),
        **{f"side-by-side.{SUFFIXES[name]}": beside[name](speech, Style()) for name in beside},
    }


if __name__ == "__main__":
    for name, text in seed_reports().items():
        (ROOT / "reports" / name).write_text(text, encoding="utf-8", newline="")
