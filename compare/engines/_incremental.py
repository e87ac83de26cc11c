"""The steps carried out on what has changed since the last run; what that left is taken for the rest.

A table is a change here: rows, packed, with how many more of each there are than there were. A step that sees one
record at a time, and no other table, is carried out on these rows alone. Of any other, what it was called with and what
it gave is kept by key, and it is called anew for the keys that the change has rows of, or that need what has changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeAlias

import msgpack

from compare.engines import local
from compare.index.ledger import Snapshot, Table
from compare.index.rows import Rows, Shelves
from compare.model import Problem
from compare.steps import PROBLEMS, Step

Change: TypeAlias = "Counter[bytes]"
Progress = Callable[[str, int, int], None]
MOST_ROWS, FEW_ROWS = 5_000, 100_000
"""Rows that are kept for each that everything is made from, and rows that are never too many. Where there are more, a
new article changes so much that everything is made anew in less time: archives of events that two to four outlets tell
come to 2,200 rows an article, 50 articles on one event to 4,400, 200 to 9,000."""
NODES, NEEDS, PARTS, SHELVES, TABLE = "nodes", "needs", "parts", "shelves", "table "
"""Drawers."""


class TooMuchError(LookupError):
    """So much has changed, or would have to be kept, that everything is better made anew."""


class IncrementalRun:
    """Steps carried out one after the other. A class because each goes on from what those before it have changed.

    `kept` are the tables that can be asked for in the end; any, where there was no run before. Raises LookupError,
    TypeError or ValueError where what that left cannot be used, or where a record cannot be kept.
    """

    def __init__(self, ledger: Snapshot, shelves: Shelves, *, kept: Iterable[str]) -> None:
        self.ledger = ledger
        self.rows = Rows(shelves, ledger.drawer(SHELVES))
        self._kept = frozenset(kept) | {PROBLEMS}
        self._changes: dict[str, Change] = defaultdict(Counter)
        self._number = 0
        self._left = FEW_ROWS

    def begin(self, tables: Mapping[str, Iterable[Any]]) -> None:
        """Take up the tables that everything is made from."""
        for name, rows in sorted(tables.items()):
            drawer = self.ledger.drawer(f"given {name}")
            now = dict.fromkeys(map(self.rows.put, rows), 1)
            before = {packed for packed, _ in drawer.items()}
            change = Counter({packed: 1 for packed in now if packed not in before})
            change.update(dict.fromkeys(sorted(before - now.keys()), -1))
            for packed, number in change.items():
                drawer.put(packed, b"" if number > 0 else None)
            self._left += MOST_ROWS * len(now)
            self._add(name, change)

    def carry_out(self, steps: Sequence[Step], progress: Progress) -> None:
        """Carry out further steps."""
        for number, step in enumerate(steps):
            progress(step.name, number, len(steps))
            self._number += 1
            change: Change = Counter()
            for table in step.tables:
                change.update(self._changes[table])
            made = _Work(step, self).done(change)
            if step.gives in step.tables:
                self._changes[step.gives] = Counter()
            for is_problem, change in made.items():
                self._add(PROBLEMS if is_problem else step.gives, change)

    def table(self, name: str) -> local.Table:
        """All rows of a table, as the local engine has them."""
        if self.ledger.is_new:
            return local.ordered(self.rows.get(packed) for packed, number in self._changes[name].items() if number)
        return local.ordered(self.rows.get(packed) for packed, _ in self.ledger.drawer(TABLE + name).items())

    def write(self) -> dict[str, list[bytes]]:
        """Leave everything for the next run; the names of all that is left, by drawer."""
        self.rows.put_away()
        return self.ledger.write()

    def change(self, name: str) -> Change:
        """What has changed in a table so far."""
        return self._changes[name]

    def drawer(self, kind: str) -> Table:
        """A drawer of the step that is carried out now."""
        return self.ledger.drawer(f"{self._number} {kind}")

    def enter(self, drawer: Table, key: bytes, value: Sequence[Any], rows: int) -> None:
        """Keep so many rows under a key. Raises TooMuchError where these are too many in all."""
        self._left -= rows
        if self._left < 0:
            raise TooMuchError
        drawer.put(key, msgpack.packb(value))

    def keeps(self, name: str) -> bool:
        """Whether the table is kept."""
        return name in self._kept

    def _add(self, name: str, change: Change) -> None:
        here = self._changes[name]
        here.update(change)
        if self.keeps(name):
            drawer = self.ledger.drawer(TABLE + name)
            for packed, number in change.items():
                if number:
                    drawer.put(packed, _number(drawer.get(packed), number))


def _number(held: bytes | None, more: int) -> bytes | None:
    """How many there are now; None for none. Raises ValueError where that cannot be."""
    there = (int(held) if held else 0) + more
    if there < 0:
        raise ValueError("fewer than none")
    return str(there).encode() if there else None


class _Work:
    """One step. A class because what it needs of its course is looked up once."""

    def __init__(self, step: Step, course: IncrementalRun) -> None:
        self._step, self._course, self._rows = step, course, course.rows
        self._made: dict[bool, Change] = {False: Counter(), True: Counter()}

    def done(self, change: Change) -> dict[bool, Change]:
        """What the step gives more and less than it did, Problems apart."""
        step = self._step
        changed = [(packed, number) for packed, number in change.items() if number]
        if step.ends is not None:
            self._rejoin(changed)
        elif step.key or step.given or step.parts is not None:
            self._regroup(changed)
        else:
            for packed, number in changed:
                self._give(local.called(step, self._rows.get(packed), ()), number)
        return self._made

    def _give(self, rows: Iterable[Any], number: int) -> list[list[bytes]]:
        """Count rows as given so many times; the rows, and Problems among them, packed."""
        given: list[list[bytes]] = [[], []]
        for row in rows:
            packed, is_problem = self._rows.put(row), isinstance(row, Problem)
            given[is_problem].append(packed)
            self._made[is_problem][packed] += number
        return given

    @cached_property
    def _further(self) -> Sequence[Any]:
        return local.further(self._step, [self._course.table(name) for name in self._step.given])

    @cached_property
    def _groups(self) -> Table:
        return self._course.drawer("groups")

    def _regroup(self, changed: Iterable[tuple[bytes, int]]) -> None:
        """Call the step anew for each key whose rows are others, or that needs what has changed elsewhere."""
        touched: dict[bytes, list[tuple[bytes, int]]] = defaultdict(list)
        for packed, number in changed:
            touched[self._key(packed)].append((packed, number))
        for key in self._needy():
            touched[key] += []
        for key in touched:
            self._again(key, self._with(self._taken(key), touched[key]))

    def _key(self, packed: bytes) -> bytes:
        if self._step.key is None:
            return blake2b(packed, digest_size=16).digest()
        return self._rows.pack(self._step.key(self._rows.get(packed)))

    def _taken(self, key: bytes) -> dict[bytes, int]:
        """The rows under a key as they were; what was made of them is taken back."""
        held = self._groups.get(key)
        if held is None:
            return {}
        rows, *given = msgpack.unpackb(held)
        for is_problem, outs in zip((False, True), given, strict=True):
            self._made[is_problem].subtract(outs)
        return dict(rows)

    def _with(self, rows: dict[bytes, int], changed: Iterable[tuple[bytes, int]]) -> dict[bytes, int]:
        """The rows after a change. Raises ValueError where it cannot be one of them."""
        for packed, number in changed:
            rows[packed] = rows.get(packed, 0) + number
            if rows[packed] < 0:
                raise ValueError("fewer than none")
        return {packed: number for packed, number in rows.items() if number}

    def _again(self, key: bytes, rows: dict[bytes, int]) -> None:
        """Call the step with the rows under a key, and keep both."""
        drawers = self._groups, self._course.drawer(NEEDS) if self._step.needs else None
        if not rows:
            for drawer in filter(None, drawers):
                drawer.put(key, None)
            return
        call = local.ordered(map(self._rows.get, rows))
        alone = self._step.key is None and self._step.ends is None
        given = self._give(local.called(self._step, call[0] if alone else call, self._further), 1)
        self._course.enter(self._groups, key, [sorted(rows.items()), *given], len(rows) + len(given[0]))
        if drawers[1] is not None and self._step.needs:
            names = {name for row in call for name in self._step.needs(row)}
            drawers[1].put(key, msgpack.packb(sorted(names), unicode_errors="surrogatepass"))

    def _needy(self) -> Iterable[bytes]:
        """The keys that need something which has changed elsewhere."""
        if not self._step.given and self._step.parts is None:
            return ()
        found = [*self._news_of_tables(), *self._news_of_parts()]
        if self._course.ledger.is_new or not found:
            return ()
        if self._step.needs is None:
            raise TooMuchError
        return self._asking(found)

    def _asking(self, news: Sequence[frozenset[str]]) -> Iterator[bytes]:
        """The keys that need all the names of one of these."""
        single = frozenset().union(*(n for n in news if len(n) == 1))
        others = [n for n in news if len(n) != 1]
        for key, packed in list(self._course.drawer(NEEDS).items()):
            names = set(msgpack.unpackb(packed, unicode_errors="surrogatepass"))
            if not single.isdisjoint(names) or any(n <= names for n in others):
                yield key

    def _news_of_tables(self) -> Iterator[frozenset[str]]:
        """What is other in the given tables, by the names that a record needs to be concerned; all, without names."""
        step = self._step
        if step.about is not None:
            for name in step.given:
                yield from {step.about(self._rows.get(p)) for p, n in self._course.change(name).items() if n}
        elif step.given and self._is_news("further", repr(self._further)):
            yield frozenset()

    def _news_of_parts(self) -> Iterator[frozenset[str]]:
        parts = self._step.parts or {}
        drawer = self._course.drawer(PARTS)
        gone = [key for key, _ in drawer.items() if key.decode("utf-8", "surrogatepass") not in {*parts, "further"}]
        for key in gone:
            drawer.put(key, None)
            yield frozenset({key.decode("utf-8", "surrogatepass")})
        for name in sorted(parts):
            if self._is_news(name, parts[name]):
                yield frozenset({name} - {""})

    def _is_news(self, name: str, said: str) -> bool:
        drawer, key = self._course.drawer(PARTS), name.encode("utf-8", "surrogatepass")
        digest = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if drawer.get(key) == digest:
            return False
        drawer.put(key, digest)
        return True

    def _rejoin(self, changed: Sequence[tuple[bytes, int]]) -> None:
        """Part anew, and call the step anew for, the components that a change has edges of."""
        nodes = self._course.drawer(NODES)
        ends = {node for packed, _ in changed for node in self._ends(self._rows.get(packed))}
        homes = {home for home in map(nodes.get, sorted(ends)) if home is not None}
        rows: dict[bytes, int] = {}
        for home in sorted(homes):
            rows |= self._taken(home)
            self._groups.put(home, None)
        before = {node for packed in rows for node in self._ends(self._rows.get(packed))}
        rows = self._with(rows, changed)
        for node in sorted(before):
            nodes.put(node, None)
        by_record = {packed: self._rows.get(packed) for packed in rows}
        for home, together in self._components(by_record):
            if self._step.weight is not None and len(together) > self._step.most:
                raise TooMuchError  # how it is cut depends on all
            self._again(home, {packed: rows[packed] for packed in together})
            for packed in together:
                for node in self._ends(by_record[packed]):
                    nodes.put(node, home)

    def _components(self, records: Mapping[bytes, Any]) -> list[tuple[bytes, list[bytes]]]:
        """The rows of each component, under the least of its nodes."""
        ends = {packed: self._ends(record) for packed, record in records.items()}
        root = local.roots(ends.values())
        found: dict[Hashable, list[bytes]] = defaultdict(list)
        for packed, (one, _) in ends.items():
            found[root[one]].append(packed)
        return [(min(node for packed in rows for node in ends[packed]), rows) for rows in found.values()]

    def _ends(self, record: Any) -> tuple[bytes, bytes]:
        one, other = self._step.ends(record)  # type: ignore[misc]  # asked of such steps alone
        return self._rows.pack(one), self._rows.pack(other)
