"""A run that goes on from what the last one on nearly the same articles left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar

from compare.engines import local
from compare.index.changes import Course, Progress
from compare.index.edition import edition_of_reports
from compare.index.ledger import Ledger
from compare.index.remember import UNFIT, identity
from compare.index.store import Store
from compare.model import Article, Step
from compare.pipeline import SHELVES

Made = TypeVar("Made")
CarryOut = Callable[[Sequence[Step], Mapping[str, Iterable[Any]], Progress], Mapping[str, local.Table]]
KEPT = ("articles", "bylines", "ties", "bonds", "long links", "references", "common", "shares", "wanted", "findings")
"""Tables that a report, its desk and the steps' further arguments are made of."""
MOST_BASES = 3
"""Runs that are kept to go on from; main and a branch or two."""
LEAST_SHARED = 0.8
"""Share of the articles of both that two runs must have in common for one to go on from the other."""
LONGEST = 100
"""Runs that may go on from one another until everything is made anew."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a run left: the name under which it lies, which run it was since the first, and what articles it had."""

    name: bytes
    number: int
    articles: frozenset[bytes]


class Tables(dict[str, local.Table]):
    """The tables that are asked for. A class because making one takes time."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course

    def __missing__(self, name: str) -> local.Table:
        self[name] = self._course.table(name)
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in KEPT


def resumed(
    store: Store,
    settings: object,
    tables: Mapping[str, Iterable[Any]],
    make: Callable[[CarryOut, bool], Made],
) -> Made | None:
    """What `make` makes when it is handed something that carries out steps, and whether that goes on from a last run.

    None where that cannot be done: `make` has failed, or its rows cannot be kept.
    """
    own = frozenset(_name(article) for article in tables["articles"])
    catalogue = blake2b(repr(settings).encode("utf-8", "surrogatepass"), digest_size=20, key=edition_of_reports())
    bases = _bases(store, catalogue.digest())
    for base in [*_near(own, bases)[:1], None]:
        try:
            ledger = _ledger(store, base)
            course = Course(ledger, SHELVES, kept=KEPT)
            course.begin(tables)
            made = make(_carrying(course), ledger.is_new)
            if course.is_kept:
                _keep(store, catalogue.digest(), bases, course, Base(b"", base.number + 1 if base else 1, own))
            return made
        except UNFIT:
            continue
    return None


def _carrying(course: Course) -> CarryOut:
    def carry_out(
        steps: Sequence[Step], tables: Mapping[str, Iterable[Any]], progress: Progress
    ) -> Mapping[str, local.Table]:
        course.carry_out(steps, progress)
        return Tables(course)

    return carry_out


def _name(article: Article) -> bytes:
    return blake2b(f"{identity(article)} {article.path}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _near(own: frozenset[bytes], bases: Iterable[Base]) -> list[Base]:
    """The bases that are near enough, the nearest first."""
    near = [b for b in bases if len(own & b.articles) >= LEAST_SHARED * max(len(own), len(b.articles))]
    return sorted((b for b in near if b.number < LONGEST), key=lambda b: len(own ^ b.articles))


def _bases(store: Store, catalogue: bytes) -> list[Base]:
    held = store.get(catalogue)
    return [Base(name, number, frozenset(articles)) for name, number, articles in held or ()]


def _ledger(store: Store, base: Base | None) -> Ledger:
    """What the base left; nothing without one. Raises LookupError where it is gone."""
    contents = None if base is None else store.get(base.name)
    if base is not None and contents is None:
        raise LookupError("what the last run left is gone")
    return Ledger(store, contents)


def _keep(store: Store, catalogue: bytes, bases: Sequence[Base], course: Course, base: Base) -> None:
    """Keep what the run leaves, and let go of what only a run left that is none of the last."""
    contents = course.write()
    name = blake2b(repr(sorted(contents.items())).encode(), digest_size=20, key=catalogue).digest()
    store.put(name, contents)
    kept = [Base(name, base.number, base.articles), *(b for b in bases if b.name != name)]
    store.put(catalogue, [[b.name, b.number, sorted(b.articles)] for b in kept[:MOST_BASES]])
    there = {part for b in kept[:MOST_BASES] for part in _all(store, b)}
    store.touch(there)
    store.drop({part for b in kept[MOST_BASES:] for part in _all(store, b)} - there)


def _all(store: Store, base: Base) -> set[bytes]:
    """The names of all that a base is made of."""
    contents = store.get(base.name) or {}
    return {base.name, *(part for parts in contents.values() for part in parts)}
