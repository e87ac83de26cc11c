"""A run that goes on from what the last one on nearly the same articles left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar

from compare.engines import local
from compare.engines._incremental import IncrementalRun, Progress
from compare.index.edition import code_digest_of_reports
from compare.index.ledger import Snapshot
from compare.index.remember import UNFIT, identity
from compare.index.store import Store
from compare.model import Article
from compare.pipeline import SHELVES
from compare.steps import Step

Made = TypeVar("Made")
CarryOut = Callable[[Sequence[Step], Mapping[str, Iterable[Any]], Progress], Mapping[str, local.Table]]
KEPT = (
    "articles",
    "article profiles",
    "article similarities",
    "linked sentences",
    "long links",
    "references",
    "common keys",
    "document frequencies",
    "wanted forms",
    "findings",
)
"""Tables that a report, its desk and the steps' further arguments are made of."""
MOST_BASES = 3
"""Runs that are kept to go on from; main and a branch or two."""
LEAST_SHARED = 0.8
"""Share of the articles of both that two runs must have in common for one to go on from the other."""
LONGEST = 50
"""Runs that may go on from one another until everything is made anew: what none of them needs any more goes then."""
NOWHERE = b""


@dataclass(frozen=True, slots=True)
class Base:
    """What a run left: the name under which it lies, which run it was since the first, and what articles it had.

    NOWHERE is the name where nothing can be left.
    """

    name: bytes
    number: int
    articles: frozenset[bytes]


class Tables(dict[str, local.Table]):
    """The tables that are asked for. A class because making one takes time."""

    def __init__(self, course: IncrementalRun) -> None:
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
    make: Callable[[CarryOut, IncrementalRun], Made],
) -> Made | None:
    """What `make` makes when it is handed something that carries out steps, and the course that these take.

    None where that cannot be done: `make` has failed, or its rows cannot be kept.
    """
    catalogue = blake2b(repr(settings).encode("utf-8", "surrogatepass"), digest_size=20, key=code_digest_of_reports())
    shelf = Catalogue(store, catalogue.digest())
    own = Base(NOWHERE, 1, frozenset(map(_name, tables["articles"])))
    for base in [*_nearest(own, shelf.bases()), None]:
        if base is not None and base.name == NOWHERE:
            return None
        try:
            course = IncrementalRun(shelf.ledger(base), SHELVES, kept=KEPT)
            course.begin(tables)
            made = make(_carrying(course), course)
            shelf.keep(replace(own, number=base.number + 1 if base else 1), course.write())
            return made
        except UNFIT:
            continue
    shelf.keep(own, {})
    return None


def _carrying(course: IncrementalRun) -> CarryOut:
    def carry_out(
        steps: Sequence[Step], tables: Mapping[str, Iterable[Any]], progress: Progress
    ) -> Mapping[str, local.Table]:
        course.carry_out(steps, progress)
        return Tables(course)

    return carry_out


def _name(article: Article) -> bytes:
    return blake2b(f"{identity(article)} {article.path}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _nearest(own: Base, bases: Iterable[Base]) -> list[Base]:
    """The base that is nearest, if it is near enough."""
    near = [b for b in bases if b.number < LONGEST and _shared(own, b) >= LEAST_SHARED]
    return sorted(near, key=lambda b: len(own.articles ^ b.articles))[:1]


def _shared(one: Base, other: Base) -> float:
    return len(one.articles & other.articles) / max(1, len(one.articles), len(other.articles))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where the bases of runs with the same settings lie in the store."""

    store: Store
    name: bytes

    def bases(self) -> list[Base]:
        """All bases, the latest first."""
        try:
            return [Base(bytes(n), int(at), frozenset(map(bytes, known))) for n, at, known in self._held()]
        except UNFIT:  # nothing of the sort: as if there were none
            return []

    def _held(self) -> Iterable[Any]:
        return self.store.get(self.name) or ()

    def ledger(self, base: Base | None) -> Snapshot:
        """What the base left; nothing without one. Raises LookupError where it is gone."""
        if base is None:
            return Snapshot(self.store, None)
        contents = self._contents(base.name)
        if contents is None:
            raise LookupError("what the last run left is gone")
        return Snapshot(self.store, contents)

    def _contents(self, name: bytes) -> dict[str, list[bytes]] | None:
        """The names of all that a base is made of, by drawer; None where they are gone, or are nothing of the sort."""
        held = self.store.get(name)
        fits = isinstance(held, dict) and all(isinstance(parts, list) for parts in held.values())
        return held if fits and all(isinstance(part, bytes) for parts in held.values() for part in parts) else None

    def keep(self, base: Base, contents: Mapping[str, list[bytes]]) -> None:
        """Keep what a run left, and let go of what only bases left that are none of the last."""
        if contents:
            digest = blake2b(repr(sorted(contents.items())).encode(), digest_size=20, key=self.name).digest()
            self.store.put(digest, contents)
            base = replace(base, name=digest)
        known = [base, *(b for b in self.bases() if b.articles != base.articles)]
        kept, gone = known[:MOST_BASES], known[MOST_BASES:]
        self.store.put(self.name, [[b.name, b.number, sorted(b.articles)] for b in kept])
        needed = self._parts(kept)
        self.store.touch(needed)
        self.store.drop(self._parts(gone) - needed)

    def _parts(self, bases: Iterable[Base]) -> set[bytes]:
        """The names of all that the bases are made of."""
        found = {b.name for b in bases if b.name != NOWHERE}
        return found.union(*(p for name in found for p in (self._contents(name) or {}).values()))
