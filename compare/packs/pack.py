"""Rule packs and termbases: YAML files into rules and terms, or every fault in them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TypeVar

from ruamel.yaml.nodes import Node

from compare.errors import PackError, UsageError
from compare.files import UnreadableError, read_text
from compare.model import TermEntry, ToldApart
from compare.packs.concepts import ambiguous, entry, told_apart
from compare.packs.rule import Rule
from compare.packs.rules import declared
from compare.packs.yaml_nodes import Faults, items, members, parse, typed
from compare.resources import find_pack

T = TypeVar("T")
MOST_KEPT = 32
"""Files that are kept compiled while the program runs."""
TOP_KEYS = ("about", "concepts", "exceptions", "rules", "version")


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules and terms of all files that were named.

    `digests` gives each file's name and content hash, `about` its name and what it says of itself.
    """

    rules: tuple[Rule, ...]
    terms: tuple[TermEntry, ...]
    digests: tuple[tuple[str, str], ...]
    told_apart: tuple[ToldApart, ...] = ()
    about: tuple[tuple[str, str], ...] = ()


def read_packs(paths: Iterable[Path]) -> Pack:
    """The packs in these files. Raises PackError with every fault of every file."""
    return compile_packs(*_texts(paths))


def named_packs(names: Iterable[str]) -> Pack:
    """The packs of these names or files, as settings and `--rules` give them. Raises PackError and UsageError."""
    return read_packs(find_pack(name) for name in names)


def read_termbases(paths: Iterable[Path]) -> Pack:
    """The packs in these files, whether or not they go together. Raises PackError for what cannot be read."""
    texts, unreadable = _texts(paths)
    pack, faults = _parsed(texts)
    if faults or unreadable:
        raise PackError([*unreadable, *faults])
    return pack


def _texts(paths: Iterable[Path]) -> tuple[list[tuple[str, str]], list[str]]:
    """Path and text of each file, and a fault for each that has none."""
    texts, unreadable = [], []
    for path in paths:
        try:
            texts.append((str(path), read_text(path)))
        except UnreadableError as error:
            unreadable.append(error.fault(str(path)))
    return texts, unreadable


def compile_packs(texts: Iterable[tuple[str, str]], faults: Sequence[str] = ()) -> Pack:
    """The packs in these texts, given as (path, text). Raises PackError, which names `faults` first."""
    pack, found = _parsed(texts)
    found += _repeated([(r.place, name) for r in pack.rules for name in (r.id, *r.aliases)])
    found += _repeated([(e.place, e.id) for e in pack.terms])
    found += ambiguous(pack.terms)
    if faults or found:
        raise PackError([*faults, *found])
    return Pack(
        tuple(sorted(pack.rules, key=lambda r: r.order)),
        tuple(sorted(pack.terms, key=lambda t: t.order)),
        pack.digests,
        tuple(sorted(pack.told_apart, key=lambda t: t.order)),
        pack.about,
    )


def _parsed(texts: Iterable[tuple[str, str]]) -> tuple[Pack, list[str]]:
    """All that stands in the texts, in their order, and the faults of each."""
    packs = [_compiled(path, text) for path, text in texts]
    whole = Pack(
        tuple(rule for pack, _ in packs for rule in pack.rules),
        tuple(term for pack, _ in packs for term in pack.terms),
        tuple(digest for pack, _ in packs for digest in pack.digests),
        tuple(apart for pack, _ in packs for apart in pack.told_apart),
        tuple(about for pack, _ in packs for about in pack.about),
    )
    return whole, [fault for _, faults in packs for fault in faults]


@lru_cache(maxsize=MOST_KEPT)
def _compiled(path: str, text: str) -> tuple[Pack, tuple[str, ...]]:
    """What stands in one text, and its faults; the same file is read again and again, and YAML is slow."""
    file = Faults(path)
    parts = _top(text, file)
    pack = Pack(
        tuple(_each(parts, "rules", declared, file)),
        tuple(_each(parts, "concepts", entry, file)),
        ((PurePath(path).stem, blake2b(text.encode(), digest_size=8).hexdigest()),),
        tuple(_each(parts, "exceptions", told_apart, file)),
        ((PurePath(path).stem, _about(parts, file)),),
    )
    return pack, tuple(file.listed())


def _about(parts: dict[str, tuple[Node, Node]], faults: Faults) -> str:
    """What the pack says of itself, on one line; nothing where it does not."""
    return " ".join((typed(parts["about"][1], str, faults) or "").split()) if "about" in parts else ""


def choose(rules: Sequence[Rule], *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules named by id or alias (all, where none is), without those to ignore. Raises UsageError."""
    known = {name for r in rules for name in (r.id, *r.aliases)}
    unknown = sorted({*select, *ignore} - known)
    if unknown:
        ids = ", ".join(r.id for r in rules)
        raise UsageError(f"no rule called {', '.join(map(repr, unknown))}; there are: {ids}")

    def named(rule: Rule, names: Sequence[str]) -> bool:
        return any(name in names for name in (rule.id, *rule.aliases))

    return tuple(r for r in rules if (not select or named(r, select)) and not named(r, ignore))


def _repeated(named: Sequence[tuple[str, str]]) -> list[str]:
    first: dict[str, str] = {}
    faults = []
    for place, name in named:
        if name in first:
            faults.append(f"{place}: id {name!r} is taken; it stands in {first[name]}")
        first.setdefault(name, place)
    return faults


def _top(text: str, faults: Faults) -> dict[str, tuple[Node, Node]]:
    root = parse(text, faults)
    if root is None:
        return {}
    parts = members(root, faults)
    for name, (key, _) in parts.items():
        if name not in TOP_KEYS:
            faults.add(key, f"unknown key {name!r}; a pack takes: {', '.join(TOP_KEYS)}")
    if "version" not in parts:
        faults.add(root, "no version; expected: version: 1")
    elif typed(parts["version"][1], int, faults) not in (1, None):
        faults.add(parts["version"][1], "unknown version; expected: version: 1")
    return parts


def _each(
    parts: dict[str, tuple[Node, Node]], name: str, compiled: Callable[[Node, Faults], T | None], faults: Faults
) -> list[T]:
    """What the members of the list under a key are, those at fault left out."""
    nodes = items(parts[name][1], faults) if name in parts else ()
    return [made for node in nodes if (made := compiled(node, faults)) is not None]
