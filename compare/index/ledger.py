"""What a run leaves behind for the next one, in drawers that are read and written only as far as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import msgpack

from compare.index.store import Store

TOGETHER = 48
"""Entries of a drawer that are read and written at a time, about."""
MOST_PARTS = 1024
NAME = 20
"""Bytes of the digest that a part of a drawer is kept under: of what it holds, so that what is not changed is shared
with the run before."""
Part = dict[bytes, bytes]


class Table:
    """Entries by key, kept in parts. A class because parts are fetched when somebody asks for them."""

    def __init__(self, store: Store, names: list[bytes] | None = None) -> None:
        self._store, self._names = store, names or []
        self._open: dict[int, Part] = {} if names else {0: {}}
        self._changed: set[int] = set()

    def get(self, key: bytes) -> bytes | None:
        """The entry; None where there is none. Raises LookupError where its part is gone."""
        return self._part(self._number(key)).get(key)

    def put(self, key: bytes, value: bytes | None) -> None:
        """Keep an entry, or none."""
        number = self._number(key)
        part = self._part(number)
        if part.get(key) != value:
            self._changed.add(number)
            if value is None:
                del part[key]
            else:
                part[key] = value

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """All entries."""
        for number in range(len(self._names) or 1):
            yield from self._part(number).items()

    def write(self) -> list[bytes]:
        """Hand what has changed to the store, and give the names of all parts."""
        if not self._names:
            self._parted()
        for number in sorted(self._changed):
            packed = msgpack.packb(sorted(self._open[number].items()))
            self._names[number] = blake2b(packed, digest_size=NAME).digest()
            self._store.put(self._names[number], packed)
        self._changed = set()
        return self._names

    def _parted(self) -> None:
        """Part a new drawer by how much it holds."""
        whole = self._open[0]
        self._names = [b""] * min(MOST_PARTS, len(whole) // TOGETHER + 1)
        self._open = {number: {} for number in range(len(self._names))}
        for key, value in whole.items():
            self._open[self._number(key)][key] = value
        self._changed = set(self._open)

    def _number(self, key: bytes) -> int:
        if len(self._names) < 2:
            return 0
        return int.from_bytes(blake2b(key, digest_size=4).digest(), "big") % len(self._names)

    def _part(self, number: int) -> Part:
        if number not in self._open:
            packed = self._store.get(self._names[number])
            if packed is None:
                raise LookupError("a part of what the last run left is gone")
            self._open[number] = dict(msgpack.unpackb(packed, use_list=False))
        return self._open[number]


class Snapshot:
    """All drawers of a run by name; empty ones where there was no run before."""

    def __init__(self, store: Store, contents: dict[str, list[bytes]] | None = None) -> None:
        self._store, self._contents = store, contents or {}
        self._drawers: dict[str, Table] = {}
        self.is_new = contents is None

    def drawer(self, name: str) -> Table:
        """The drawer of that name."""
        if name not in self._drawers:
            self._drawers[name] = Table(self._store, self._contents.get(name))
        return self._drawers[name]

    def write(self) -> dict[str, list[bytes]]:
        """Hand everything that is new to the store; the names of all that it holds, by drawer."""
        return self._contents | {name: drawer.write() for name, drawer in sorted(self._drawers.items())}
