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
SPOILT = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""What SQLite says of a file that holds something else, or that is damaged."""
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
    """The results of one run: what is read, and what is new. A class because a connection has to be held."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._gone: set[bytes] = set()
        self.is_spoilt = False
        self._run = int(connection.execute("SELECT coalesce(max(used), 0) + 1 FROM entries").fetchone()[0])

    def get(self, key: bytes) -> Any:
        """The result, of lists, texts and numbers; None where there is none that is whole."""
        raw = self._new.get(key) or self._read(key)
        if raw is None or raw[:CHECK] != _check(key, raw[CHECK:]):
            return None
        self._used.add(key)
        return msgpack.unpackb(zlib.decompress(raw[CHECK:]), unicode_errors="surrogatepass", strict_map_key=False)

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
        rows = [(key, self._run, len(value), value) for key, value in self._new.items()]
        again = [(self._run, key) for key in self._used - self._new.keys()]
        gone = [(key,) for key in sorted(self._gone - self._new.keys())]
        self._new, self._used, self._gone = {}, set(), set()
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
                self._connection.executemany("UPDATE entries SET used = ? WHERE key = ?", again)
                self._connection.executemany("DELETE FROM entries WHERE key = ?", gone)
                self._trim(largest)
        except sqlite3.Error as error:
            self.is_spoilt = error.sqlite_errorcode in SPOILT

    def close(self) -> None:
        """Write what is new, and let go of the file."""
        self.flush()
        self._connection.close()

    def _read(self, key: bytes) -> bytes | None:
        with contextlib.suppress(sqlite3.Error):
            found = self._connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
            return bytes(found[0]) if found else None
        return None

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
        if store is not None and place is not None:
            store.close()
            if store.is_spoilt:
                _remove(place)


def _store(place: Path) -> Store | None:
    """The store in a file; a file that is damaged is begun anew."""
    for _ in range(2):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            return Store(_connected(place))
        except OSError:
            return None
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in SPOILT:  # cannot be made or written, or somebody holds it for long
                return None
            _remove(place)
    return None


def _connected(place: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(place, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA synchronous = OFF")  # what a crash of the system damages is made anew
        connection.executescript(LAYOUT)
        connection.execute("SELECT key, used, size, value FROM entries LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(place: Path) -> None:
    for name in (place, place.with_name(f"{place.name}-journal")):
        with contextlib.suppress(OSError):
            name.unlink()


def _check(key: bytes, packed: bytes) -> bytes:
    """A result under another's key is as bad as one that is damaged."""
    return blake2b(packed, digest_size=CHECK, key=key).digest()
