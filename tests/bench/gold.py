"""Folders of annotated sets: their texts by corpus, their gold, and the scorer that comes with them.

A set is a folder with gold.json and texts/*.txt; the folder of the sets holds score.py. A set is run as one
corpus, or as several where meta.json gives its documents a "bundle" or their names have one before "__".
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from compare import readers
from compare.model import Article, Excerpt, Link, Source

FIVE = ("seeds", "ecb_gaza_school", "cn_official_items", "mix_acts", "bible_ezra_nehemiah")
"""The sets for which a first prototype's figures are known."""

Pair = tuple[Excerpt, Excerpt]
Scored = dict[str, Any]
"""What `score_links` gives: predicted, repeats, gold, traps, and P, R and F1 under pair and tight."""


@dataclass(frozen=True, eq=False)
class GoldSet:
    """A set: its gold, its articles by corpus, and its scorer."""

    name: str
    gold: dict[str, Any]
    corpora: tuple[tuple[Article, ...], ...]
    scorer: ModuleType

    @property
    def collection(self) -> str:
        """Where the texts come from: sets whose names begin alike are kept together when one is left out."""
        return self.name.partition("_")[0]


def folders(gold: Path) -> list[Path]:
    """The folders of the sets, by name."""
    return [p.parent for p in sorted(gold.glob("*/gold.json")) if (p.parent / "texts").is_dir()]


def bundles(folder: Path) -> list[list[Path]]:
    """The set's texts, a list for each corpus."""
    meta = folder / "meta.json"
    docs = json.loads(meta.read_text(encoding="utf-8"))["docs"] if meta.is_file() else []
    said = {d["doc"]: d["bundle"] for d in docs if "bundle" in d}
    found = defaultdict(list)
    for path in sorted((folder / "texts").glob("*.txt")):
        before, mark, _ = path.stem.partition("__")
        found[said.get(path.stem, before if mark else "")].append(path)
    return [found[name] for name in sorted(found)]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of the sets, and which of them."""
    parser.add_argument("gold", type=Path, help="folder of the sets, with score.py")
    parser.add_argument("sets", nargs="*", help="only these sets")


def chosen(parser: argparse.ArgumentParser, gold: Path, names: Sequence[str]) -> list[Path]:
    """The folders of the sets named, of all without names. Exits where there is none."""
    found = folders(gold)
    unknown = set(names) - {f.name for f in found}
    if unknown or not found or not (gold / "score.py").is_file():
        parser.error(f"{gold}: no {', '.join(sorted(unknown)) or 'score.py and sets'} there")
    return [f for f in found if not names or f.name in names]


def read(parser: argparse.ArgumentParser, gold: Path, names: Sequence[str]) -> list[GoldSet]:
    """The sets named, of all without names. Exits where there is none."""
    found = chosen(parser, gold, names)
    scorer = _module(gold / "score.py")
    return [_load(folder, scorer) for folder in found]


def asked_for(description: str | None) -> list[GoldSet]:
    """The sets that the command line of a program asks for."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    add_arguments(parser)
    arguments = parser.parse_args()
    return read(parser, arguments.gold, arguments.sets)


def _load(folder: Path, scorer: ModuleType) -> GoldSet:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    corpora = tuple(tuple(_article(path) for path in paths) for paths in bundles(folder))
    return GoldSet(folder.name, gold, corpora, scorer)


def _article(path: Path) -> Article:
    """The article in a text; its id is the document's name in the gold."""
    found = readers.read(Source(str(path), path.stem, path.stem))
    assert isinstance(found, Article), found
    return found


def _module(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(one: GoldSet, found: Iterable[tuple[float, Pair]], *, least: float) -> Scored:
    """What the scorer says of the pairs that score at least `least`."""
    links = [(value, tuple(map(span, pair))) for value, pair in found if value >= least]
    scored: Scored = one.scorer.score_links(links, one.gold)
    return scored


def span(excerpt: Excerpt) -> dict[str, Any]:
    """A place as the scorer takes it."""
    return {"doc": excerpt.article, "start": excerpt.start, "end": excerpt.end}


def scored_pairs(links: Iterable[Link]) -> list[tuple[float, Pair]]:
    """The links as pairs of places, with their scores."""
    return [(x.score, (x.left.excerpt, x.right.excerpt)) for x in links]


def mean_f1(scores: Iterable[Scored], kind: str) -> float:
    """Mean F1 over sets, `pair` or `tight`."""
    found = [s[kind]["F1"] for s in scores]
    return float(sum(found) / len(found))
