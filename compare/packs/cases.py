"""Case files: what a rule finds and what it does not, in examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from compare.errors import PackError


@dataclass(frozen=True, slots=True)
class Example:
    """Texts with the outlet of each, and the messages that a rule has for them; none where it is silent."""

    name: str
    texts: tuple[tuple[str, str], ...]
    says: tuple[str, ...]


def examples(path: Path) -> tuple[Example, ...]:
    """The examples of a case file, firing ones first; none where there is no file. Raises PackError."""
    if not path.is_file():
        return ()
    try:
        held = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        found = [_example(case) for case in held["cases"]]
    except (YAMLError, KeyError, TypeError) as error:
        raise PackError([f"{path}:1: no case file; expected rule and cases: {type(error).__name__}"]) from error
    return tuple(sorted(found, key=lambda e: not e.says))


def _example(case: dict[str, Any]) -> Example:
    given = case["articles"]
    rows = [(a["outlet"], a["text"]) for a in given] if isinstance(given, list) else list(given.items())
    texts = tuple((str(outlet), " ".join(text.split())) for outlet, text in rows)
    return Example(str(case["name"]), texts, tuple(str(f["says"]) for f in case["findings"]))
