"""As many articles as are wanted, made of the paragraphs of seeds/: four on each event, which has words of its own."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PER_EVENT = 4
SHARE, CHANGED = 0.5, 0.5
"""Paragraphs that an article keeps, and of an event's longer words those that are its own."""


def write(folder: Path, number: int) -> Path:
    """The folder with the articles, always the same ones for a number."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = [_paragraphs(file) for file in sorted(SEEDS.glob("*.txt"))]
    for n in range(number):
        (folder / f"a{n:04}.txt").write_text(_article(n, seeds[n % len(seeds)]), encoding="utf-8")
    return folder


def _paragraphs(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _article(n: int, paragraphs: list[str]) -> str:
    chance = random.Random(n)
    kept = [p for p in paragraphs if chance.random() < SHARE] or paragraphs[:2]
    return "\n\n".join("".join(_word(w, n // PER_EVENT) for w in re.findall(r"\w+|\W+", p)) for p in kept) + "\n"


def _word(word: str, event: int) -> str:
    """The word itself, or the one that this event has in its place, everywhere the same."""
    chance = random.Random(f"{event} {word.lower()}")
    if len(word) < 5 or not word.isalpha() or chance.random() > CHANGED:
        return word
    made = "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(len(word) // 2))
    return made.capitalize() if word[0].isupper() else made


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
