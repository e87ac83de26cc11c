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

from compare.index.ledger import Drawer

RECORD, KEPT, DECIMAL, DATE = 1, 2, 3, 4
"""What a value is that is no text, number or tuple."""
NAME = 12
"""Bytes of the digest that stands for a long record."""
PACKAGE = "compare."
Shelves = Mapping[type, Callable[[Any], str]]


class Rows:
    """Packs records and unpacks them. A class because long ones are looked up on the shelves where they lie.

    `shelves` gives for each class of long records the shelf of one: what is used together should lie on one.
    """

    def __init__(self, shelves: Shelves, drawer: Drawer) -> None:
        self._shelves, self._drawer = shelves, drawer
        self._packed: dict[int, tuple[Any, msgpack.ExtType]] = {}
        self._made: dict[bytes, Any] = {}
        self._rows: dict[bytes, Any] = {}
        self._open: dict[str, dict[bytes, bytes]] = {}
        self._new: set[str] = set()

    def pack(self, row: Any) -> bytes:
        """The row as bytes. Raises TypeError for what cannot be packed."""
        packed: bytes = msgpack.packb(row, default=self._plain, unicode_errors="surrogatepass")
        return packed

    def unpack(self, packed: bytes) -> Any:
        """What was packed. Raises LookupError or ValueError where it cannot be made again."""
        return msgpack.unpackb(packed, ext_hook=self._hook, use_list=False, unicode_errors="surrogatepass")

    def put(self, row: Any) -> bytes:
        """The row as bytes, by which `get` knows it again."""
        packed = self.pack(row)
        self._rows.setdefault(packed, row)
        return packed

    def get(self, packed: bytes) -> Any:
        """The row that was packed; one and the same for the same bytes."""
        if packed not in self._rows:
            self._rows[packed] = self.unpack(packed)
        return self._rows[packed]

    def put_away(self) -> None:
        """Put what is new on the shelves into their drawer."""
        for shelf in sorted(self._new):
            self._drawer.put(shelf.encode("utf-8", "surrogatepass"), msgpack.packb(self._open[shelf]))
        self._new = set()

    def _plain(self, value: Any) -> msgpack.ExtType:
        if not is_dataclass(value):
            return msgpack.ExtType(*_simple(value))
        if type(value) in self._shelves:
            return self._reference(value)
        return msgpack.ExtType(RECORD, self._body(value))

    def _body(self, value: Any) -> bytes:
        name, take = _parts(type(value))
        return self.pack((name, take(value)))

    def _reference(self, value: Any) -> msgpack.ExtType:
        """The name of a long record, which is put on its shelf."""
        known = self._packed.get(id(value))
        if known is None:
            shelf, body = self._shelves[type(value)](value), self._body(value)
            name = blake2b(body, digest_size=NAME).digest()
            if name not in self._shelf(shelf):
                self._shelf(shelf)[name] = body
                self._new.add(shelf)
            known = value, msgpack.ExtType(KEPT, name + shelf.encode("utf-8", "surrogatepass"))
            self._packed[id(value)] = known
        return known[1]

    def _hook(self, code: int, data: bytes) -> Any:
        if code == RECORD:
            name, values = self.unpack(data)
            return _class(name)(*values)
        if code == KEPT:
            return self._long(data)
        return Decimal(data.decode()) if code == DECIMAL else date.fromisoformat(data.decode())

    def _long(self, reference: bytes) -> Any:
        if reference not in self._made:
            shelf = reference[NAME:].decode("utf-8", "surrogatepass")
            made = self._hook(RECORD, self._shelf(shelf)[reference[:NAME]])
            self._made[reference] = made
            self._packed[id(made)] = made, msgpack.ExtType(KEPT, reference)
        return self._made[reference]

    def _shelf(self, shelf: str) -> dict[bytes, bytes]:
        if shelf not in self._open:
            held = self._drawer.get(shelf.encode("utf-8", "surrogatepass"))
            self._open[shelf] = {} if held is None else msgpack.unpackb(held)
        return self._open[shelf]


def _simple(value: Any) -> tuple[int, bytes]:
    if isinstance(value, Decimal):
        return DECIMAL, str(value).encode()
    if type(value) is date:
        return DATE, value.isoformat().encode()
    raise TypeError(f"cannot be packed: {type(value).__name__}")


@cache
def _parts(cls: type[Any]) -> tuple[str, Callable[[Any], Any]]:
    """The class's name, and a function that gives the values of its fields as a tuple."""
    module, names = cls.__module__, [f.name for f in fields(cls)]
    if not module.startswith(PACKAGE) or cls.__qualname__ != cls.__name__:
        raise TypeError(f"cannot be packed: {module}.{cls.__qualname__}")
    take = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return f"{module.removeprefix(PACKAGE)}:{cls.__name__}", take


@cache
def _class(name: str) -> type[Any]:
    """The record's class. Raises LookupError where there is none of that name."""
    module, _, own = name.partition(":")
    try:
        found = getattr(import_module(PACKAGE + module), own)
    except (ImportError, AttributeError) as error:
        raise LookupError(name) from error
    if not is_dataclass(found) or not isinstance(found, type):
        raise LookupError(name)
    return found
