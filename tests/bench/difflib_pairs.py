#!/usr/bin/env python3
"""The yardstick: difflib's character ratio over every pair of sentences of two articles of a folder.

Imports nothing of the package. Prints how many pairs there are and how many have a ratio of 0.6 or more.
"""

from __future__ import annotations

import re
import sys
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"'A-ZĐÀ-Ý])|\n+")


def main(folder: Path) -> None:
    """Compare the sentences of all articles with one another."""
    articles = [
        [s.strip() for s in SENTENCE_END.split(path.read_text(encoding="utf-8")) if s.strip()]
        for path in sorted(folder.glob("*.txt"))
    ]
    pairs = [(a, b) for left, right in combinations(articles, 2) for a in left for b in right]
    close = sum(SequenceMatcher(None, a, b).ratio() >= 0.6 for a, b in pairs)
    print(f"{len(pairs)} pairs, {close} with a ratio of 0.6 or more")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "seeds"))
