"""Records as bytes and back: equal records make equal bytes, and long ones are kept once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from typing import Any

import msgpack

from compare.index.ledger import Table

DECIMAL, DATE, LONG = "decimal", "date", "long"
"""What is no text, number, tuple or other record; it is packed as a map of one entry, as records are by their class."""
NAME = 12
"""Bytes of the digest that stands for a long record."""
PACKAGE = "compare."
AS_PRINTED = "surrogatepass"
Shelves = Mapping[type, Callable[[Any], str]]


class Rows:
    """Packs records and unpacks them. A class because long ones are looked up on the shelves where they lie.

    `shelves` gives for each class of long records the shelf of one: what is used together should lie on one.
    """

    def __init__(self, shelves: Shelves, drawer: Table) -> None:
        self._shelves, self._drawer = shelves, drawer
        self._rows: dict[bytes, Any] = {}
        self._long: dict[bytes, Any] = {}
        self._named: dict[int, tuple[Any, bytes]] = {}
        self._open: dict[bytes, dict[bytes, bytes]] = {}
        self._changed: set[bytes] = set()
        self._packer = msgpack.Packer(default=self._plain, unicode_errors=AS_PRINTED)

    def pack(self, value: Any) -> bytes:
        """The value as bytes. Raises TypeError for what cannot be packed."""
        packed: bytes = self._packer.pack(value)
        return packed

    def put(self, row: Any) -> bytes:
        """The row as bytes, by which `get` knows it again."""
        packed = self.pack(row)
        self._rows.setdefault(packed, row)
        return packed

    def get(self, packed: bytes) -> Any:
        """The row that was packed, one and the same for the same bytes.

        Raises LookupError, TypeError or ValueError where it cannot be made.
        """
        if packed not in self._rows:
            self._rows[packed] = self._unpacked(packed)
        return self._rows[packed]

    def put_away(self) -> None:
        """Put what is new on the shelves into their drawer."""
        for shelf in sorted(self._changed):
            self._drawer.put(shelf, msgpack.packb(self._open[shelf]))
        self._changed = set()

    def _plain(self, value: Any) -> dict[str, Any]:
        if isinstance(value, Decimal):
            return {DECIMAL: str(value)}
        if type(value) is date:
            return {DATE: value.isoformat()}
        return {LONG: self._reference(value)} if type(value) in self._shelves else _entry(value)

    def _reference(self, value: Any) -> bytes:
        """The digest and the shelf of a long record, which is put there."""
        known = self._named.get(id(value))
        if known is None:
            shelf = self._shelves[type(value)](value).encode("utf-8", AS_PRINTED)
            body = msgpack.packb(_entry(value), default=self._plain, unicode_errors=AS_PRINTED)
            name = blake2b(body, digest_size=NAME).digest()
            if name not in self._shelf(shelf):
                self._shelf(shelf)[name] = body
                self._changed.add(shelf)
            known = self._named[id(value)] = value, name + shelf  # holding the value keeps its id from being another's
        return known[1]

    def _unpacked(self, packed: bytes) -> Any:
        return msgpack.unpackb(packed, object_hook=self._made, use_list=False, unicode_errors=AS_PRINTED)

    def _made(self, entry: dict[str, Any]) -> Any:
        """What an entry stands for."""
        ((name, value),) = entry.items()
        if name == LONG:
            return self._taken(value)
        if name in (DECIMAL, DATE):
            return Decimal(value) if name == DECIMAL else date.fromisoformat(value)
        return _class(name)(*value)

    def _taken(self, reference: bytes) -> Any:
        """A long record from its shelf."""
        if reference not in self._long:
            made = self._unpacked(self._shelf(reference[NAME:])[reference[:NAME]])
            self._long[reference] = made
            self._named[id(made)] = made, reference
        return self._long[reference]

    def _shelf(self, shelf: bytes) -> dict[bytes, bytes]:
        if shelf not in self._open:
            held = self._drawer.get(shelf)
            self._open[shelf] = {} if held is None else msgpack.unpackb(held, strict_map_key=False)
        return self._open[shelf]


def _entry(value: Any) -> dict[str, Any]:
    cls: Any = type(value)
    name, take = _parts(cls)
    return {name: take(value)}


@cache
def _parts(cls: Any) -> tuple[str, Callable[[Any], Any]]:
    """The class's name, and a function that gives the values of its fields as a tuple."""
    if (
        not hasattr(cls, "__dataclass_fields__")
        or not cls.__module__.startswith(PACKAGE)
        or cls.__qualname__ != cls.__name__
    ):
        raise TypeError(f"cannot be packed: {cls.__module__}.{cls.__qualname__}")
    names = [f.name for f in fields(cls)]
    take = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return f"{cls.__module__.removeprefix(PACKAGE)}:{cls.__name__}", take


@cache
def _class(name: str) -> type[Any]:
    """The record's class. Raises LookupError where there is none of that name."""
    module, _, own = name.partition(":")
    try:
        found = getattr(import_module(PACKAGE + module), own)
    except (ImportError, AttributeError) as error:
        raise LookupError(name) from error
    if not isinstance(found, type) or not is_dataclass(found):
        raise LookupError(name)
    return found
