"""What README.md shows of reports/. Run by `make reports`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = {
    "report": ("seeds.txt", 6),
    "side by side": ("side-by-side.txt", 1),
}
"""For each part the file of reports/ that it is taken from, and how many rows of it are shown."""


def parts(name: str, *, page: str = "README.md", command: str = "make reports") -> tuple[str, str, str]:
    """The page before, within and after the part. Raises ValueError where it has no such part."""
    begin, end = f"<!-- {name}: `{command}` writes this part -->\n", f"<!-- end of {name} -->\n"
    text = (ROOT / page).read_text(encoding="utf-8")
    if begin not in text or end not in text.partition(begin)[2]:
        raise ValueError(f"{page}: no part between {begin.strip()} and {end.strip()}")
    before, _, rest = text.partition(begin)
    within, _, after = rest.partition(end)
    return before + begin, within, end + after


REVIEWED = "¶7"
"""The paragraph of reports/review.txt that README.md shows."""


def reviewed() -> str:
    """One paragraph of the review."""
    text = (ROOT / "reports" / "review.txt").read_text(encoding="utf-8")
    (paragraph,) = (p for p in text.split("\n\n") if p.startswith(f"{REVIEWED} "))
    return f"```text\n{paragraph}\n```\n"


def shown(name: str) -> str:
    """The head of the part's file, its first rows and its last lines; of the review a paragraph."""
    if name == "review":
        return reviewed()
    file, rows = PARTS[name]
    lines = (ROOT / "reports" / file).read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line[:2].strip().isdigit() and n > 2]
    cut = next(islice(starts, rows, None), len(lines))
    last = len(lines) - lines[::-1].index("")
    return "\n".join(["```text", *lines[:cut], "…", "", *lines[last:], "```", ""])


if __name__ == "__main__":
    for name in (*PARTS, "review"):
        before, _, after = parts(name)
        (ROOT / "README.md").write_text(before + shown(name) + after, encoding="utf-8")
