"""Word links as pairs of phrases: the runs of words that stand for each other as wholes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from compare.model import Token, WordLink

Cell: TypeAlias = tuple[int, int]
"""Places of a left and a right word that are linked."""
Block: TypeAlias = frozenset[Cell]

COORDINATORS = frozenset({"and", "or"})
BESIDE = ((0, 1), (1, 0), (0, -1), (-1, 0))


def phrases(left: Sequence[Token], right: Sequence[Token], links: Sequence[WordLink]) -> tuple[WordLink, ...]:
    """The phrase pairs of two statements, in text order, each with the least chance of its word links.

    Words that are linked to the same word and stand side by side make one phrase: "saved" against "brought to
    safety". A coordination in another order does, too: "key and regular" against "regular and critical". Words
    without a counterpart are in no phrase.
    """
    left_at, right_at = ({t.start: n for n, t in enumerate(side)} for side in (left, right))
    chances = {(left_at[x.left_start], right_at[x.right_start]): x.score for x in links}
    found = []
    for block in _turned(_blocks(set(chances)), left):
        rows, columns = [i for i, _ in block], [j for _, j in block]
        a, b, c, d = left[min(rows)], left[max(rows)], right[min(columns)], right[max(columns)]
        found.append(WordLink(a.start, b.end, c.start, d.end, min(chances[cell] for cell in block)))
    return tuple(sorted(found, key=lambda x: (x.left_start, x.right_start)))


def _blocks(cells: set[Cell]) -> list[Block]:
    """The cells that hang together over a shared word, in order."""
    found = []
    free = set(cells)
    for cell in sorted(cells):
        if cell in free:
            block, reached = set(), [cell]
            free.discard(cell)
            while reached:
                i, j = reached.pop()
                block.add((i, j))
                beside = {(i + a, j + b) for a, b in BESIDE} & free
                free -= beside
                reached += sorted(beside)
            found.append(frozenset(block))
    return found


def _turned(blocks: list[Block], left: Sequence[Token]) -> list[Block]:
    """The blocks, those on either side of a linked "and" joined with it where they have changed places."""
    home = {cell: block for block in blocks for cell in block}
    for middle in blocks:
        (i, j) = min(middle)
        if len(middle) == 1 and left[i].key in COORDINATORS:
            before, after = home.get((i - 1, j + 1)), home.get((i + 1, j - 1))
            if before and after:
                joined = before | middle | after
                home |= dict.fromkeys(joined, joined)
    return sorted(set(home.values()), key=sorted)
