"""What every product asks for: articles, an engine, what was computed before, and how it went."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from compare import plugins, readers
from compare.config import LEAST_SCORE, Config
from compare.corpus import Sources, sources
from compare.engines import local
from compare.errors import UsageError
from compare.index.store import Store, opened
from compare.model import Problem
from compare.word_links import linked
from compare.word_links.neural.model_files import ModelFiles

Progress = Callable[[str, int, int], None]


OF_SPARK = "--master, --spark-conf, --archive and --columns"


def inputs(paths: Iterable[str | Path], target: str | Path | Sequence[str | Path], config: Config) -> Sources:
    """What the paths name, without earlier reports where the new ones are to be written."""
    named = [target] if isinstance(target, str | Path) else target
    found, outlets, problems = sources(paths, reach=config.reach, target=named)
    old = {os.path.realpath(t) for t in named if readers.is_own_report(str(t))}
    return tuple(s for s in found if os.path.realpath(s.path) not in old), outlets, problems


def remembering(config: Config) -> AbstractContextManager[Store | None]:
    """What was computed last time; nothing for an engine whose work is done elsewhere."""
    return opened() if config.cache and config.engine == Config().engine else nullcontext()


def engine(config: Config) -> Callable[..., Mapping[str, tuple[Any, ...]]]:
    """The engine's `carry_out`, told what the configuration says of it.

    Raises UsageError where it takes no such thing.
    """
    carry_out = plugins.load("compare.engines", config.engine).carry_out
    options = _settings(config) | {n: v for n, v in (("archive", config.archive), ("columns", config.columns)) if v}
    if options.keys() - signature(carry_out).parameters.keys():
        raise UsageError(f"{OF_SPARK} go with --engine spark, not with --engine {config.engine}")
    return partial(carry_out, **options)


def _settings(config: Config) -> dict[str, Any]:
    """What the configuration says of where the engine runs."""
    return {name: value for name, value in (("master", config.master), ("conf", config.spark_conf)) if value}


def save(tables: Mapping[str, Any], folder: str, *, config: Config) -> None:
    """Write tables as Parquet, each to a folder of its name within `folder`; by the engine where it knows how to.

    Raises UsageError and EngineError where that cannot be.
    """
    try:
        engine = plugins.load("compare.engines", config.engine)
        if hasattr(engine, "save"):
            engine.save(tables, folder, **_settings(config))
        else:
            local.save(tables, folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from error


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""


def least(config: Config) -> float:
    return LEAST_SCORE if config.min_score is None else config.min_score


def stated(config: Config, model: ModelFiles | None) -> tuple[tuple[str, str], ...]:
    """Options that differ from the default, as printed in the report; a model with its digest."""
    plain = Config()
    names = ("select", "ignore", "min_score")
    said = [(n, str(getattr(config, n))) for n in names if getattr(config, n) != getattr(plain, n)]
    asked = [("neural", f"{model.name} {model.digest}")] if model else []
    styles = [("profile", f"{p.outlet}: {', '.join(f'{k} = {v}' for k, v in p.stated)}") for p in config.profiles]
    return (*said, *asked, *styles, *(("prefers", f"{p.outlet}: {p.concept} = {p.form}") for p in config.prefers))


def problems_of(held: Mapping[str, tuple[Any, ...]]) -> tuple[Problem, ...]:
    """The problems of the tables, and the caps that accepted links have reached."""
    links = held["long links"] if "long links" in held else held["links"]
    return tuple(sorted([*held["problems"], *linked.capped(links, held["articles"])], key=lambda p: p.order))
