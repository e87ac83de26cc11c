"""A report that was made before: what it found is kept, all else is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar, overload

from compare.index.edition import code_digest_of_reports
from compare.index.records import pack, unpack
from compare.index.remember import UNFIT, identity
from compare.index.store import Store
from compare.model import Article, Outlet, Problem, Report

Row = TypeVar("Row", covariant=True)


class Lazy(Sequence[Row]):
    """Rows that are made when somebody first looks at them. A class because it stands in for a tuple."""

    def __init__(self, make: Callable[[], Sequence[Row]]) -> None:
        self._make = make

    @property
    def _rows(self) -> Sequence[Row]:
        return self._make()

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return tuple(self._rows) == (tuple(other._rows) if isinstance(other, Lazy) else other)

    def __hash__(self) -> int:
        return hash(tuple(self._rows))


def name_of(
    articles: Iterable[Article], problems: Iterable[Problem], outlets: Iterable[Outlet], settings: Sequence[object]
) -> bytes:
    """A digest of all that a report is made from; `settings` are plain values."""
    digest = blake2b(b"report", digest_size=20, key=code_digest_of_reports())
    for article in articles:
        digest.update(repr((identity(article), article.path)).encode())
    digest.update(repr((list(problems), list(outlets), settings)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def keep(store: Store, name: bytes, report: Report) -> None:
    """Keep what the report found, before any decision."""
    said = [report.outlets, report.findings, report.problems, report.occasions, report.linked]
    store.put(name, pack(said))


def recall(store: Store, name: bytes, bare: Report, whole: Callable[[], Report]) -> Report | None:
    """The report that was kept, if any: `bare` with what was found; the rest is `whole`'s when it is looked at."""
    held = store.get(name)
    if held is None:
        return None
    try:
        outlets, findings, problems, occasions, linked = unpack(held)
    except UNFIT:
        return None
    return replace(
        bare,
        outlets=outlets,
        findings=findings,
        problems=problems,
        occasions=occasions,
        linked=linked,
        links=Lazy(lambda: whole().links),
        groups=Lazy(lambda: whole().groups),
        concepts=Lazy(lambda: whole().concepts),
    )
