"""What README.md shows of the report on seeds/, taken from reports/. Run by `make reports`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- report: `make reports` writes this part -->\n", "<!-- end of report -->\n"
ROWS = 6


def parts() -> tuple[str, str, str]:
    """README.md before, within and after the part that shows the report."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    within, end, after = rest.partition(END)
    return before + begin, within, end + after


def shown() -> str:
    """The report's head, its first rows and its last lines."""
    lines = (ROOT / "reports" / "seeds.txt").read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line[:1].isdigit() and n > 2]
    cut = next(islice(starts, ROWS, None), len(lines))
    last = len(lines) - lines[::-1].index("")
    return "\n".join(["```text", *lines[:cut], "…", "", *lines[last:], "```", ""])


if __name__ == "__main__":
    before, _, after = parts()
    (ROOT / "README.md").write_text(before + shown() + after, encoding="utf-8")
