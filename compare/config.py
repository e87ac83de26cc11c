"""What is settled for all runs: by the user, and by a project in concordant.toml or [tool.concordant]."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from compare import plugins, project
from compare.errors import PackError, quoted
from compare.files import UnreadableError, read_text
from compare.project import OWN_FILE, SHARED_FILE, Named, Reach
from compare.resources import SUFFIXES, is_file_name

LEAST_SCORE = 0.5
"""Probability that a link needs where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Preference:
    """The form of a concept, by id, that an outlet, by name, takes as its own; `place` is the file and line."""

    outlet: str
    concept: str
    form: str
    place: str = field(default="", compare=False)


STYLES: Mapping[str, tuple[str, ...]] = {
    "dialect": ("british", "american"),
    "ise": ("-ise", "-ize"),
    "quotation_marks": ("double", "single"),
    "apostrophes": ("curly", "straight"),
    "dashes": ("spaced en", "spaced em", "closed em"),
    "ellipsis": ("one character", "three dots"),
    "serial_comma": ("always", "never"),
}
"""What may be said of an outlet's style."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The style of an outlet, by name, as far as it is stated; `names` as the outlet spells them."""

    outlet: str
    dialect: str | None = None
    ise: str | None = None
    quotation_marks: str | None = None
    apostrophes: str | None = None
    dashes: str | None = None
    ellipsis: str | None = None
    serial_comma: str | None = None
    names: tuple[str, ...] = ()

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """What is said of the style, by key, the names as one text."""
        said = [(key, value) for key in STYLES if (value := getattr(self, key))]
        return (*said, *([("names", " / ".join(self.names))] if self.names else []))


@dataclass(frozen=True, slots=True)
class Config:
    """What to check with. `select` and `ignore` name rules; `min_score` (0..1) keeps weaker links out.

    `neural` names a model for a second opinion on words: a folder, or a name on the Hugging Face hub. `paths` are the
    articles of a command that names none. `waivers` and `baseline` name the files of decisions; where they do not,
    waivers.yaml and baseline.json in the folders of the articles count. `cache`: whether what is computed of articles
    is kept for the next time. `master` and `spark_conf` ("KEY=VALUE") say where the engine spark finds Spark, and how
    that is set up; `archive` and `columns` what it reads besides the paths, and which columns hold the fields of an
    article.

    What `named` has, a project's settings name. It, and what a corpus.yaml or a link names, must lie inside the
    project, unless `reach` is "anywhere".
    """

    rules: tuple[str, ...] = ("house",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    engine: str = "local"
    min_score: float | None = None
    neural: str | None = None
    paths: tuple[str, ...] = ()
    waivers: str | None = None
    baseline: str | None = None
    master: str | None = None
    spark_conf: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    prefers: tuple[Preference, ...] = ()
    cache: bool = True
    profiles: tuple[Profile, ...] = ()
    reach: Reach = "project"
    named: tuple[Named, ...] = field(default=(), compare=False)


TAKES = {
    "rules": "a list of texts",
    "select": "a list of texts",
    "ignore": "a list of texts",
    "engine": "a text",
    "min_score": "a number from 0 to 1",
    "neural": "a text",
    "paths": "a list of texts",
    "waivers": "a text",
    "baseline": "a text",
    "cache": "true or false",
    "master": "a text",
    "spark_conf": "a list of texts",
    "outlets": 'tables such as [outlets."Herald"] with dialect = "british" and prefers = {concept-id = "form"}',
}


OPTIONS = {"engine": "--engine", "master": "--master", "spark_conf": "--spark-conf", "neural": "--neural"}
"""Settings that say which programs run, and the options that say the same: not for those who wrote a project."""
OF_SPARK = ("master", "spark_conf")


def load(start: str | Path, *, isolated: bool, overrides: Mapping[str, Any]) -> Config:
    """The configuration for work in folder `start`: overrides over the project's settings over the user's.

    The project's are the nearest file at or above the folder. What they set takes the place of what the user's set,
    key by key; the rules of `overrides` are added, all else of them replaces. Where Spark is and how it is set up
    counts with that engine only. `isolated` looks at no file. Raises PackError with file and line for an unknown key,
    a wrong type, a setting that a project has no say in, and a file that lies outside the project.
    """
    stated = {k: v for k, v in overrides.items() if v not in (None, ())}
    reach: Reach = stated.get("reach", "project")
    settings = {} if isolated else {**_of_user(), **_of_project(Path(start).resolve(), reach)}
    rules = settings.pop("rules", Config().rules)
    added = tuple(r for r in stated.pop("rules", ()) if r not in rules)
    if {**settings, **stated}.get("engine", Config().engine) == Config().engine:
        settings = {k: v for k, v in settings.items() if k not in OF_SPARK}
    return Config(**{**settings, **stated, "rules": (*rules, *added)})


def check_named(config: Config) -> None:
    """Raises PackError where a project's settings name what may not be read; it may have changed since."""
    faults = project.faults(config.named, config.reach)
    if faults:
        raise PackError(faults)


def user_file() -> Path | None:
    """Where the user's own settings are, there or not: $XDG_CONFIG_HOME/concordant/concordant.toml, ~/.config where
    that is not set; None where there is no home."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    home = named if os.path.isabs(named) else os.path.join(os.path.expanduser("~"), ".config")
    return Path(home, "concordant", OWN_FILE) if os.path.isabs(home) else None


def settings_file(start: Path, reach: Reach = "project") -> Path | None:
    """The nearest file of a project's settings at or above the folder, if there is one. Raises PackError."""
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if os.path.lexists(own) and not _is_users(own):
            _check_link(own, reach)
            return own
        if os.path.lexists(shared):
            _check_link(shared, reach)
            if _tool(shared).get("concordant") is not None:
                return shared
    return None


def _is_users(file: Path) -> bool:
    users = user_file()
    return users is not None and users.is_file() and users.samefile(file)


def _check_link(file: Path, reach: Reach) -> None:
    why = project.link_refusal(file, file.parent, formats=(".toml",), reach=reach)
    if why:
        raise PackError([f"{_shown(file)}: {why}"])


def _of_user() -> dict[str, Any]:
    """What the user's own settings say, as fields of Config."""
    file = user_file()
    if file is None or not file.is_file():
        return {}
    return _fields(file, _compiled(file, _parsed(file), table=""), table="")


def _of_project(start: Path, reach: Reach) -> dict[str, Any]:
    """What the nearest settings of a project say, as fields of Config."""
    file = settings_file(start, reach)
    if file is None:
        return {}
    table = "" if file.name == OWN_FILE else "tool.concordant"
    found = _parsed(file) if file.name == OWN_FILE else _tool(file)["concordant"]
    settings = _compiled(file, found, table=table)
    named = tuple(_named(file, settings, table))
    foreign = [key for key in OPTIONS if key in settings and (key, settings[key]) != ("engine", Config().engine)]
    faults = [f"{_place(file, key, table)}: {_not_theirs(key, settings[key])}" for key in foreign]
    faults += project.faults(named, reach)
    if faults:
        raise PackError(faults)
    return {**_fields(file, settings, table=table), "named": named}


def _not_theirs(key: str, value: object) -> str:
    """What to do instead of setting it in a project."""
    option = f"{OPTIONS[key]} {value}" if key == "engine" else f"{OPTIONS[key]} …"
    users = user_file()
    own = f", or set it in your own settings, {users}" if users else ""
    return f"{key} says what is run on this machine, which a project's settings may not: give {option}{own}"


def _named(file: Path, settings: Mapping[str, Any], table: str) -> Iterator[Named]:
    """The files that a project's settings name."""
    articles = tuple(f".{name}" for name in plugins.names("compare.readers"))
    formats = {"rules": SUFFIXES, "paths": articles, "waivers": SUFFIXES, "baseline": (".json",)}
    root = str(project.root(file.parent))
    for key in (key for key in formats if key in settings):
        names = settings[key] if isinstance(settings[key], tuple) else (settings[key],)
        for name in (name for name in names if key != "rules" or is_file_name(name)):
            yield Named(key, name, _place(file, key, table), str(file.parent / name), root, formats[key])


def _tool(path: Path) -> dict[str, Any]:
    """The table [tool] of a pyproject.toml. Raises PackError where it is none."""
    found = _parsed(path).get("tool", {})
    if not isinstance(found, dict):
        place = _place(path, "tool", "")
        raise PackError([f"{place}: tool takes tables such as [tool.concordant], not {quoted(found)}"])
    return found


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = str(error)[: found.start()].strip() if found else str(error)
        raise PackError([f"{_shown(path)}:{found[1] if found else 1}: {reason}"]) from error
    except RecursionError as error:
        raise PackError([f"{_shown(path)}:1: nested too deeply; expected tables in tables at most"]) from error
    except ValueError as error:  # Python reads no whole number of thousands of digits
        raise PackError([f"{_shown(path)}: holds a number of thousands of digits; it takes none such"]) from error
    except UnreadableError as error:
        raise PackError([error.fault(_shown(path))]) from error


def _compiled(path: Path, found: Any, *, table: str) -> dict[str, Any]:
    """The settings as they stand in the file, lists as tuples. Raises PackError with every fault."""
    if not isinstance(found, dict):
        raise PackError([f"{_place(path, 'concordant', 'tool')}: {table} takes keys and values"])
    faults: list[str] = []
    settings: dict[str, Any] = {}
    for key, value in found.items():
        if key not in TAKES:
            faults.append(f"{_place(path, key, table)}: unknown key {key!r}; {_known(key)}")
        elif not _fits(key, value):
            faults.append(f"{_place(path, key, table)}: {key} takes {TAKES[key]}, not {quoted(value)}")
        else:
            settings[key] = tuple(value) if isinstance(value, list) else value
    named = f"{table}.outlets".strip(".")
    faults += [fault for name, said in settings.get("outlets", {}).items() for fault in _unfit(path, name, said, named)]
    if faults:
        raise PackError(faults)
    return settings


def _fields(path: Path, stated: Mapping[str, Any], *, table: str) -> dict[str, Any]:
    """The settings as fields of Config, with files named from here."""
    settings = dict(stated)
    if "outlets" in settings:
        outlets = settings.pop("outlets")
        settings["prefers"] = tuple(_preferences(path, outlets, f"{table}.outlets".strip(".")))
        settings["profiles"] = tuple(_profiles(outlets))
    if "rules" in settings:
        settings["rules"] = tuple(_beside(path, rule) for rule in settings["rules"])
    for name in ("waivers", "baseline"):
        if name in settings:
            settings[name] = _from_here(path.parent / settings[name])
    if "paths" in settings:
        settings["paths"] = tuple(_from_here(path.parent / name) for name in settings["paths"])
    if settings.get("neural") and os.path.isdir(path.parent / settings["neural"]):
        settings["neural"] = str(path.parent / settings["neural"])
    return settings


def _known(key: str) -> str:
    near = get_close_matches(key, TAKES, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(TAKES)}"


def _fits(name: str, value: Any) -> bool:
    if name == "min_score":
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    if name in ("engine", "neural", "waivers", "baseline", "master"):
        return _is_text(value)
    if name == "cache":
        return isinstance(value, bool)
    if name == "outlets":
        return isinstance(value, dict) and all(isinstance(v, dict) for v in value.values())
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: Any) -> bool:
    """Whether it can be a name: no file, rule or engine has a NUL in it."""
    return isinstance(value, str) and "\0" not in value


def _unfit(path: Path, outlet: str, said: dict[str, Any], table: str) -> Iterator[str]:
    """What is wrong with what is said of an outlet, a fault each."""
    place = _place(path, outlet, table)
    known = ("prefers", "names", *STYLES)
    for key, value in said.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            yield f"{place}: {outlet}: unknown key {key!r}; {hint}"
        elif key in STYLES and value not in STYLES[key]:
            yield f"{place}: {outlet}: {key} takes {' or '.join(map(repr, STYLES[key]))}, not {quoted(value)}"
        elif key == "names" and not (isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)):
            yield f"{place}: {outlet}: names takes a list of names as the outlet spells them, not {quoted(value)}"
        elif key == "prefers" and not (isinstance(value, dict) and all(isinstance(v, str) for v in value.values())):
            yield f'{place}: {outlet}: prefers takes {{concept-id = "form"}}, not {quoted(value)}'


def _preferences(path: Path, outlets: dict[str, Any], table: str) -> Iterator[Preference]:
    for outlet, profile in outlets.items():
        for concept, form in profile.get("prefers", {}).items():
            yield Preference(outlet, concept, form, _place(path, outlet, table))


def _profiles(outlets: dict[str, Any]) -> Iterator[Profile]:
    """The styles of the outlets of which any is stated."""
    for outlet, said in sorted(outlets.items()):
        style = {key: said[key] for key in STYLES if key in said}
        names = tuple(" ".join(name.split()) for name in said.get("names", ()))
        if style or names:
            yield Profile(outlet, names=names, **style)


def _beside(path: Path, rule: str) -> str:
    """A rule file is named relative to the file that names it."""
    return str(path.parent / rule) if is_file_name(rule) else rule


def _from_here(path: Path) -> str:
    """The path as one would type it here, so that no report depends on where a checkout lies."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _place(path: Path, key: str, table: str) -> str:
    """File and line of the key in its table, or of the table's head; tomllib does not keep them."""
    lines = read_text(path).splitlines()
    heads = [n for n, line in enumerate(lines) if table and line.strip().startswith(f"[{table}")]
    head = heads[0] if heads else 0
    stated = re.compile(rf"""\s*(?:\[+\s*{re.escape(table)}\.?)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    line = next((n for n, text in enumerate(lines[head:], start=head) if stated.match(text)), head)
    return f"{_shown(path)}:{line + 1}"


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
