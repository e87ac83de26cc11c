#!/usr/bin/env python3
"""F1 of mix_acts before and after every second article of a corpus has its three thirds rotated: 2, 3, 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from align_sets import COLUMNS, Row
from gold import GoldSet, Scored, asked_for
from measure import SHIPPED, scores
from tabulate import tabulate

from compare.model import Article

SET = "mix_acts"
BLANK = re.compile(r"\n\s*\n")
Block = tuple[int, int]


def thirds(text: str) -> tuple[Block, Block, Block]:
    """Start and end of three blocks of about the same length, cut between paragraphs; what parts them is left out.

    Raises ValueError where the text has fewer than three paragraphs.
    """
    gaps = [m.span() for m in BLANK.finditer(text.rstrip())]
    if len(gaps) < 2:
        raise ValueError(f"three paragraphs are needed; there are {len(gaps) + 1}")
    first = min(gaps[:-1], key=lambda gap: abs(gap[0] - len(text) / 3))
    second = min((g for g in gaps if g > first), key=lambda gap: abs(gap[0] - 2 * len(text) / 3))
    ends = [(0, 0), first, second, (len(text.rstrip()), len(text))]
    one, two, three = ((a[1], b[0]) for a, b in pairwise(ends))
    return one, two, three


def rotated(text: str) -> tuple[str, dict[Block, int]]:
    """The text with its blocks in the order 2, 3, 1, and by how much the offsets in each block move."""
    one, two, three = thirds(text)
    moved, at = {}, 0
    for block in (two, three, one):
        moved[block] = at - block[0]
        at += block[1] - block[0] + 2
    return "\n\n".join(text[start:end] for start, end in (two, three, one)) + "\n", moved


def rotate(one: GoldSet) -> GoldSet:
    """The set with every second article of a corpus rotated, and its gold's places moved along."""
    turned = {a.id: rotated(a.text) for corpus in one.corpora for a in corpus[1::2]}
    texts = {name: text for name, (text, _) in turned.items()}
    moves = {name: moved for name, (_, moved) in turned.items()}
    parts = ("alignment_groups", "alignment_negatives")
    gold = {part: [_moved_group(g, moves, texts) for g in one.gold.get(part, [])] for part in parts}
    corpora = tuple(tuple(_turned(article, texts) for article in corpus) for corpus in one.corpora)
    return replace(one, gold={**one.gold, **gold}, corpora=corpora)


def _turned(article: Article, texts: dict[str, str]) -> Article:
    return replace(article, text=texts.get(article.id, article.text))


def _moved_group(group: dict[str, Any], moves: dict[str, dict[Block, int]], texts: dict[str, str]) -> dict[str, Any]:
    members = [_moved(m, moves[m["doc"]], texts[m["doc"]]) if m["doc"] in moves else m for m in group["members"]]
    return {**group, "members": members}


def _moved(member: dict[str, Any], moved: dict[Block, int], text: str) -> dict[str, Any]:
    """The place in the rotated text. Raises ValueError where a cut goes through it."""
    for (start, end), by in moved.items():
        if start <= member["start"] and member["end"] <= end:
            place = {**member, "start": member["start"] + by, "end": member["end"] + by}
            if text[place["start"] : place["end"]] == member["text"]:
                return place
    raise ValueError(f"{member['doc']} {member['start']}-{member['end']}: not whole after rotation")


def table(sets: Iterable[GoldSet]) -> str:
    """Before, after, and the difference."""
    (one,) = (s for s in sets if s.name == SET)
    before, after = (scores([s], [SHIPPED])[SHIPPED][SET] for s in (one, rotate(one)))
    less = [f"{b - a:+.3f}".replace("-", "−") for a, b in zip(_figures(before), _figures(after), strict=True)]
    rows: list[Row] = [
        [name, *(f"{x:.3f}" for x in _figures(found)), found["predicted"]]
        for name, found in (("in order", before), ("rotated", after))
    ]
    rows.append(["difference", *less, f"{after['predicted'] - before['predicted']:+}"])
    heads = [SET, *(f"{kind} {part}" for kind, part in COLUMNS), "links"]
    return tabulate(rows, headers=heads, tablefmt="github", disable_numparse=True)


def _figures(scored: Scored) -> list[float]:
    return [scored[kind][part] for kind, part in COLUMNS]


if __name__ == "__main__":
    print(table(asked_for(__doc__)))
