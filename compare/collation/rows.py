"""Sentences of several articles side by side.

Every sentence of the first article has a row of its own, in its order. A sentence of a later article stands in
the row of each sentence that it is linked to. One without a link has a row of its own: after the row of the
sentence before it in its article (the last such row); where no linked one comes before it, right before the row
of the first linked one; at the end where its article has none. Between two rows earlier columns come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from compare.collation.correspondence import GLUE
from compare.collation.marks import marks, sides
from compare.model import Analysis, Excerpt, Link, Statement
from compare.views import Cell, Row

Place = tuple[int, int]
"""A sentence's column and its number in it."""


@dataclass(frozen=True, slots=True)
class Board:
    """The rows while they are filled: their order, who stands in each and in which each sentence stands."""

    sentences: dict[str, Statement]
    places: dict[str, Place]
    links: dict[str, list[Link]]
    order: list[int]
    members: dict[int, list[str]]
    rows: dict[str, list[int]]


def rows(analyses: Sequence[Analysis], links: Iterable[Link]) -> tuple[Row, ...]:
    """The rows for articles in the order of their columns. Every sentence and every link is in one at least."""
    columns = [[s for s in a.statements if s.id == s.sentence] for a in analyses]
    board = _board(columns, links)
    for column, sentences in enumerate(columns):
        for sentence in sentences:
            _join(board, sentence.id)
        _insert(board, [s.id for s in sentences], column)
    return tuple(_row(n, board, board.members[row], len(columns)) for n, row in enumerate(board.order, start=1))


def _board(columns: Sequence[Sequence[Statement]], links: Iterable[Link]) -> Board:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda x: x.order):
        for side in sides(link):
            found[side].append(link)
    return Board(
        sentences={s.id: s for column in columns for s in column},
        places={s.id: (c, n) for c, column in enumerate(columns) for n, s in enumerate(column)},
        links=found,
        order=[],
        members=defaultdict(list),
        rows=defaultdict(list),
    )


def _seat(board: Board, sentence: str, row: int) -> int:
    board.members[row].append(sentence)
    board.rows[sentence].append(row)
    return row


def _join(board: Board, sentence: str) -> None:
    """The sentence in the rows of its counterparts in earlier columns."""
    column = board.places[sentence][0]
    earlier = [x for x in board.links[sentence] if board.places[_other(x, sentence)][0] < column]
    for link in sorted(earlier, key=lambda x: board.places[_other(x, sentence)]):
        other = _other(link, sentence)
        if not set(board.rows[other]) & set(board.rows[sentence]):
            _seat(board, sentence, _fitting(board, other, link))


def _fitting(board: Board, sentence: str, link: Link) -> int:
    """The row in which the sentence is linked by the same part as here; a further one of it where none is."""
    if board.places[sentence][0] == 0:
        return board.rows[sentence][0]
    shared = {row: _shared(board, row, sentence, _part(link, sentence)) for row in board.rows[sentence]}
    best = max(shared, key=lambda row: shared[row])  # the first of equal ones
    if shared[best]:
        return best
    further = len(board.members)
    board.order.insert(max(map(board.order.index, shared)) + 1, further)
    return _seat(board, sentence, further)


def _shared(board: Board, row: int, sentence: str, part: Excerpt) -> int:
    """Code points of the part by which the sentence is linked in the row; all, where it stands there alone."""
    parts = [_part(x, sentence) for x in board.links[sentence] if _other(x, sentence) in board.members[row]]
    if not parts:
        return part.end - part.start
    return max(max(0, min(part.end, p.end) - max(part.start, p.start)) for p in parts)


def _insert(board: Board, sentences: Sequence[str], column: int) -> None:
    """Rows for the sentences of a column that stand in none."""
    position = {row: n for n, row in enumerate(board.order)}
    seated = [[position[row] for row in board.rows[s]] for s in sentences]
    at = next((min(found) for found in seated if found), len(board.order))
    new: dict[int, list[int]] = defaultdict(list)
    for sentence, found in zip(sentences, seated, strict=True):
        if found:
            at = _past(board, max(found) + 1, column)
        else:
            new[at].append(_seat(board, sentence, len(board.members)))
    old = [*board.order]
    board.order[:] = [row for n in range(len(old) + 1) for row in (*new[n], *old[n : n + 1])]


def _past(board: Board, at: int, column: int) -> int:
    """The place behind the rows that only columns between the first and this one have put there."""
    stops = (0, column)
    while at < len(board.order) and not any(board.places[m][0] in stops for m in board.members[board.order[at]]):
        at += 1
    return at


def _other(link: Link, sentence: str) -> str:
    left, right = sides(link)
    return right if left == sentence else left


def _part(link: Link, sentence: str) -> Excerpt:
    return link.left.excerpt if link.left.sentence == sentence else link.right.excerpt


def _row(number: int, board: Board, members: Sequence[str], columns: int) -> Row:
    among = {x.order: x for m in members for x in board.links[m] if _other(x, m) in members}
    links = tuple(sorted(among.values(), key=lambda x: (*sorted(board.places[s] for s in sides(x)), x.order)))
    standing = sorted(members, key=lambda m: board.places[m])
    columns_of = [tuple(board.sentences[m] for m in standing if board.places[m][0] == c) for c in range(columns)]
    row = Row(number, tuple(_cell(statements, links, GLUE) for statements in columns_of), links)
    if "differing" in row.kinds and not any(cell.marks for cell in row.cells):  # grammar is all that differs
        return Row(number, tuple(_cell(statements, links, frozenset()) for statements in columns_of), links)
    return row


def _cell(statements: tuple[Statement, ...], links: Sequence[Link], quiet: AbstractSet[str]) -> Cell:
    return Cell(statements, tuple(mark for s in statements for mark in marks(s, links, quiet)))
