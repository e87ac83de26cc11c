"""Options that more than one verb takes."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from compare import config, plugins
from compare.config import LEAST_SCORE, Config
from compare.errors import UsageError
from compare.project import Reach


def names(text: str) -> list[str]:
    """Names separated by commas."""
    return [name for part in text.split(",") if (name := part.strip())]


FIELDS = ("id", "outlet", "title", "text", "published", "language", "role", "occasion", "corrects")


def pairs(text: str) -> list[tuple[str, str]]:
    """Fields of an article and the columns that hold them."""
    found = [name.partition("=") for name in names(text)]
    if any(field not in FIELDS or not column for field, _, column in found):
        raise ValueError(text)
    return [(field, column) for field, _, column in found]


def share(text: str) -> float:
    """A number from 0 to 1."""
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value


LEAST_WIDTH = 40


def columns(text: str) -> int:
    """A width at which a table can still be read."""
    value = int(text)
    if value < LEAST_WIDTH:
        raise ValueError(text)
    return value


def count(text: str) -> int:
    """How many: one or more."""
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def day(text: str) -> date:
    """A day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no day {text!r}; expected one such as 2026-12-31") from None


# argparse names these functions where a value does not fit: "invalid number from 0 to 1 value: '7'".
share.__name__ = "number from 0 to 1"
pairs.__name__ = "FIELD=COLUMN"
count.__name__ = "number of 1 or more"
columns.__name__ = f"width of {LEAST_WIDTH} columns or more"


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules are applied."""
    group = parser.add_argument_group("rules")
    group.add_argument(
        "--rules",
        action="append",
        metavar="NAME|FILE",
        default=[],
        help="add a rule pack or termbase: the name of a shipped one, or a .yaml file; may be repeated",
    )
    group.add_argument("--select", action="extend", type=names, metavar="ID", default=[], help="only these rules")
    group.add_argument("--ignore", action="extend", type=names, metavar="ID", default=[], help="all but these rules")
    add_settings(group)


def add_settings(parser: argparse._ActionsContainer) -> None:
    """Which settings count, and what a project may have read."""
    parser.add_argument(
        "--isolated", action="store_true", help="take no notice of the user's settings and of the project's"
    )
    parser.add_argument(
        "--allow-outside",
        action="store_true",
        help="also read what settings, corpus.yaml and links name outside the project",
    )


def add_cache(parser: argparse.ArgumentParser) -> None:
    """Whether anything is kept from one run to the next."""
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep what is computed of articles")


def add_linking(parser: argparse.ArgumentParser) -> None:
    """How sure a link has to be, and who carries the work out."""
    parser.add_argument(
        "--min-score",
        type=share,
        metavar="X",
        help=f"leave out links that score less than X, 0 to 1 (the settings', else {LEAST_SCORE})",
    )
    parser.add_argument(
        "--engine",
        choices=plugins.names("compare.engines"),
        help=f"how the work is carried out (the settings', else {Config().engine}); spark needs the extra of that name",
    )
    parser.add_argument("--master", metavar="URL", help="of --engine spark: where Spark runs (here: local[*])")
    parser.add_argument(
        "--spark-conf",
        action="append",
        metavar="KEY=VALUE",
        default=[],
        help="of --engine spark: a setting of Spark, such as spark.driver.memory=4g; may be repeated",
    )


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Articles that Spark reads."""
    parser.add_argument(
        "--archive",
        action="append",
        metavar="FILE",
        default=[],
        help="of --engine spark: articles as JSON lines or Parquet, on any path that Spark can read; may be repeated",
    )
    parser.add_argument(
        "--columns",
        action="extend",
        type=pairs,
        metavar="FIELD=COLUMN",
        default=[],
        help=f"where an archive's columns have other names than {', '.join(FIELDS)}; several with commas between",
    )


def add_decisions(parser: argparse.ArgumentParser) -> None:
    """Where decisions are kept."""
    group = parser.add_argument_group("decisions")
    group.add_argument("--waivers", metavar="FILE", help="decisions on findings (waivers.yaml beside the articles)")
    group.add_argument(
        "--baseline", metavar="FILE", help="what was in print before (baseline.json beside the articles)"
    )


def articles(arguments: argparse.Namespace, config: Config) -> tuple[str, ...]:
    """The articles that the command line names, else the settings; none where there is an archive.

    Raises UsageError where nothing names any.
    """
    named = tuple(arguments.paths) or config.paths
    if not named and not config.archive:
        raise UsageError("which articles? name files or folders, or set `paths` in concordant.toml")
    return named


def with_decisions(arguments: argparse.Namespace, config: Config) -> Config:
    """The configuration with the files of decisions that the command line names, and the reach that it allows."""
    stated = {name: getattr(arguments, name, None) for name in ("waivers", "baseline")} | {"reach": reach(arguments)}
    return replace(config, **{name: file for name, file in stated.items() if file})


def reach(arguments: argparse.Namespace) -> Reach | None:
    """Where that may lie which a project names, if the command line says."""
    return "anywhere" if arguments.allow_outside else None


def add_neural(parser: argparse.ArgumentParser) -> None:
    """A model for a second opinion on words."""
    parser.add_argument(
        "--neural",
        metavar="MODEL",
        help="ask a language model, too, which words stand for each other: a folder with model.onnx and "
        "tokenizer.json, or a name on the Hugging Face hub, which is downloaded once; needs the extra neural",
    )


def settled(arguments: argparse.Namespace) -> Config:
    """The configuration: the command line over the project's settings over the user's over the defaults."""
    stated: dict[str, Any] = {
        "rules": tuple(getattr(arguments, "rules", ())),
        "select": tuple(getattr(arguments, "select", ())),
        "ignore": tuple(getattr(arguments, "ignore", ())),
        "engine": getattr(arguments, "engine", None),
        "min_score": getattr(arguments, "min_score", None),
        "neural": getattr(arguments, "neural", None),
        "waivers": getattr(arguments, "waivers", None),
        "baseline": getattr(arguments, "baseline", None),
        "cache": False if getattr(arguments, "no_cache", False) else None,
        "master": getattr(arguments, "master", None),
        "archive": tuple(getattr(arguments, "archive", ())),
        "columns": tuple(getattr(arguments, "columns", ())),
        "spark_conf": tuple(getattr(arguments, "spark_conf", ())),
        "reach": reach(arguments),
    }
    return config.load(Path.cwd(), isolated=arguments.isolated, overrides=stated)
