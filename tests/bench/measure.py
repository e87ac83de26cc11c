"""Links of the annotated sets, made by the product's own steps, with constants of it changed or parts switched off.

Words are not linked: no score depends on that, and it takes most of the time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any

from gold import GoldSet, Scored, score, scored_pairs

from compare import pipeline
from compare.config import LEAST_SCORE
from compare.engines import local
from compare.model import Analysis, Article, Link

SHIPPED = LEAST_SCORE
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)

Change = tuple[str, Any]
"""A name of the product ("compare.alignment.competition.RIVALRY") and what stands there instead."""
Adapt = Callable[[Analysis], Analysis]

QUICK: tuple[Change, ...] = (("compare.alignment.reasons.reasons", lambda *told: ()),)
"""No score depends on the reasons that are told for it."""


@contextmanager
def changed(changes: Iterable[Change]) -> Iterator[None]:
    """The product with other values in the modules that define the names, and in those that import them.

    Raises AttributeError where the product has no such name.
    """
    undo: list[tuple[Any, str, Any]] = []
    try:
        for path, value in changes:
            home, _, name = path.rpartition(".")
            before = getattr(import_module(home), name)
            for module in {home: sys.modules[home], **_users(name, before)}.values():
                undo.append((module, name, before))
                setattr(module, name, value)
        _forget()
        yield
    finally:
        for module, name, before in reversed(undo):
            setattr(module, name, before)
        _forget()


def _users(name: str, value: object) -> dict[str, Any]:
    """Modules of alignment that hold the value under its name."""
    return {m: x for m, x in _alignment().items() if getattr(x, name, None) is value}


def _alignment() -> dict[str, Any]:
    return {name: m for name, m in sys.modules.items() if name.startswith("compare.alignment.") and m}


def _forget() -> None:
    """What functions of words remember may rest on what was changed; tables read from files do not."""
    for module in [*_alignment().values(), sys.modules["compare.english.words"]]:
        for thing in vars(module).values():
            if hasattr(thing, "cache_parameters") and thing.cache_parameters()["maxsize"]:
                thing.cache_clear()


@lru_cache(maxsize=1024)
def analysed(article: Article) -> tuple[Analysis, ...]:
    """The article's statements."""
    return tuple(x for x in pipeline.analyse(article) if isinstance(x, Analysis))


def candidates(articles: Sequence[Article], adapt: Adapt = lambda analysis: analysis) -> tuple[Link, ...]:
    """All candidates for links between the articles of a corpus; `adapt` may change what was said of an article."""
    analyses = [adapt(a) for article in articles for a in analysed(article)]
    steps = [s for s in pipeline.matching() if s.gives not in ("articles", "analyses")]
    tables = {"articles": tuple(articles), "analyses": analyses}
    found: tuple[Link, ...] = local.carry_out(steps, tables, lambda step, done, calls: None)["weighed links"]
    return found


def links(one: GoldSet, adapt: Adapt = lambda analysis: analysis) -> list[Link]:
    """All candidates of a set."""
    return [x for articles in one.corpora for x in candidates(articles, adapt)]


def scores(
    sets: Sequence[GoldSet],
    thresholds: Sequence[float],
    changes: Iterable[Change] = (),
    adapt: Adapt = lambda analysis: analysis,
) -> dict[float, dict[str, Scored]]:
    """What the scorer says of each set, for each score that a link may need."""
    with changed([*QUICK, *changes]):
        found = {one.name: scored_pairs(links(one, adapt)) for one in sets}
    return {least: {one.name: score(one, found[one.name], least=least) for one in sets} for least in thresholds}
