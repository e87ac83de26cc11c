"""Results on disk, by the digest of what they were made from. What is missing or damaged is simply made anew."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

LARGEST = 500_000_000
"""Bytes of results that are kept; when there are more, those go that were of use longest ago, down to KEPT of it."""
KEPT = 0.8
PENDING = 32_000_000
"""Bytes of new results that are held back to be written in one go."""
PATIENCE = 10.0
"""Seconds to wait while another process writes."""
CHECK = 16
"""Bytes of the digest that each entry begins with; it is made with the key, which has up to 64."""
UNUSABLE = (sqlite3.Error, ValueError, TypeError, ArithmeticError)
"""What is raised of a file that cannot be used: by SQLite, and by what reads its texts and numbers."""
IN_THE_WAY = (
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH,
)  # fmt: skip
"""What SQLite says where the file itself may be whole; with anything else it is damaged, or holds something else."""
PRIMARY = 0xFF
"""The part of SQLite's result codes that is not about details."""
NOWHERE = ":memory:"
UNREADABLE = (zlib.error, msgpack.UnpackException, ValueError, TypeError, OverflowError, RecursionError)
"""What is raised of an entry that holds something else."""
LAYOUT = """\
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, value BLOB);
CREATE INDEX IF NOT EXISTS by_use ON entries (used, size);
"""


def file() -> Path | None:
    """$XDG_CACHE_HOME/concordant/index.sqlite, ~/.cache where that is not set; None where CONCORDANT_NO_CACHE is."""
    if os.environ.get("CONCORDANT_NO_CACHE"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home, "concordant", "index.sqlite")


class Store:
    """The results of one run: what is read, and what is new. A class because a connection has to be held.

    `place` is its file, which is begun anew where it turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection, place: Path | None = None) -> None:
        self._connection, self._place = connection, place
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._gone: set[bytes] = set()
        self._is_spoilt = False
        self._run = _next_run(connection)

    def get(self, key: bytes) -> Any:
        """The result, of lists, texts and numbers; None where there is none that is whole."""
        raw = self._new.get(key) or self._read(key)
        if raw is None or raw[:CHECK] != _check(key, raw[CHECK:]):
            return None
        try:
            held = msgpack.unpackb(zlib.decompress(raw[CHECK:]), unicode_errors="surrogatepass", strict_map_key=False)
        except UNREADABLE:
            return None
        self._used.add(key)
        return held

    def put(self, key: bytes, value: Any) -> None:
        """Keep a result, of lists, texts and numbers."""
        packed = zlib.compress(msgpack.packb(value, unicode_errors="surrogatepass"), 1)
        self._new[key] = _check(key, packed) + packed
        if sum(map(len, self._new.values())) > PENDING:
            self.flush()

    def touch(self, keys: Iterable[bytes]) -> None:
        """Note that these results are of use."""
        self._used.update(keys)

    def drop(self, keys: Iterable[bytes]) -> None:
        """Let go of these results."""
        self._gone.update(keys)

    def flush(self, largest: int = LARGEST) -> None:
        """Write what is new, all of it or nothing. A disk that cannot be written costs time, not the result."""
        if self._is_spoilt:
            self._begin_anew()
        self._write(largest)
        if self._is_spoilt:  # as only writing has shown
            self._begin_anew()
            self._write(largest)
        self._new, self._used, self._gone = {}, set(), set()

    def close(self) -> None:
        """Write what is new, and let go of the file."""
        self.flush()
        self._connection.close()

    def _write(self, largest: int) -> None:
        rows = [(key, self._run, len(value), value) for key, value in self._new.items()]
        again = [(self._run, key) for key in self._used - self._new.keys()]
        gone = [(key,) for key in sorted(self._gone - self._new.keys())]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
                self._connection.executemany("UPDATE entries SET used = ? WHERE key = ?", again)
                self._connection.executemany("DELETE FROM entries WHERE key = ?", gone)
                self._trim(largest)
        except UNUSABLE as error:
            self._is_spoilt = _is_damage(error)

    def _read(self, key: bytes) -> bytes | None:
        try:
            found = self._connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
        except UNUSABLE as error:
            self._is_spoilt = self._is_spoilt or _is_damage(error)
            return None
        return found[0] if found and isinstance(found[0], bytes) else None

    def _begin_anew(self) -> None:
        """An empty file in place of the damaged one, with what could be read of it and was of use."""
        kept = {key: raw for key in sorted(self._used) if (raw := self._read(key)) is not None}
        self._new = kept | self._new
        self._connection.close()
        self._is_spoilt = False
        try:
            if self._place is not None:
                _remove(self._place)
            self._connection = _connected(self._place or NOWHERE)
        except UNUSABLE:
            self._connection = _connected(NOWHERE)

    def _trim(self, largest: int) -> None:
        held = self._connection.execute("SELECT coalesce(sum(size), 0) FROM entries").fetchone()[0]
        if held <= largest:
            return
        for key, size in self._connection.execute("SELECT key, size FROM entries ORDER BY used, key").fetchall():
            if held <= largest * KEPT:
                return
            self._connection.execute("DELETE FROM entries WHERE key = ?", (key,))
            held -= size


@contextmanager
def opened() -> Iterator[Store | None]:
    """The user's store, written when the work ends, be it by an error; None where there can be none."""
    place = file()
    store = None if place is None else _store(place)
    try:
        yield store
    finally:
        if store is not None:
            store.close()


def _store(place: Path) -> Store | None:
    """The store in a file; a file that is damaged is begun anew."""
    for _ in range(2):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(place) and not place.is_file():
                return None  # a pipe, a folder, a link to nowhere: nothing of ours
            return Store(_connected(place), place)
        except OSError:
            return None
        except UNUSABLE as error:
            if not _is_damage(error):  # cannot be made or written, or somebody holds it for long
                return None
            _remove(place)
    return None


def _is_damage(error: Exception) -> bool:
    """Whether the file is to be begun anew. Where it is no error code of SQLite's, what it read made no sense."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & PRIMARY not in IN_THE_WAY


def _connected(place: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA synchronous = OFF")  # what a crash of the system damages is made anew
        connection.executescript(LAYOUT)
        connection.execute("SELECT key, used, size, value FROM entries LIMIT 1").fetchone()
        _next_run(connection)
    except UNUSABLE:
        connection.close()
        raise
    return connection


def _next_run(connection: sqlite3.Connection) -> int:
    """The number of this run. Raises ValueError where those before cannot be numbers of runs."""
    number = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM entries").fetchone()[0]
    if not isinstance(number, int):
        raise ValueError(f"no number of a run: {number!r}")
    return number


def _remove(place: Path) -> None:
    for name in (place, place.with_name(f"{place.name}-journal")):
        with contextlib.suppress(OSError):
            name.unlink()


def _check(key: bytes, packed: bytes) -> bytes:
    """A result under another's key is as bad as one that is damaged."""
    return blake2b(packed, digest_size=CHECK, key=key).digest()
