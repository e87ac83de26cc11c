"""corpus.yaml: outlets and articles as the newsroom declares them.

Every scalar is taken as it is written, so that `id: 000` is "000" and `outlet: off` is no truth value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath
from posixpath import normpath
from typing import Any, TypeVar, get_args

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from compare.errors import PackError, quoted
from compare.files import UnreadableError, read_text
from compare.model import Role

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ROLES: tuple[Role, ...] = get_args(Role)
TOP = ("version", "outlets", "articles")
OUTLET = ("short", "ours")
ARTICLE = ("path", "id", "outlet", "title", "published", "language", "role", "occasion", "corrects")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeclaredOutlet:
    """An outlet of corpus.yaml; `place` is the file and line."""

    name: str
    short: str | None
    ours: bool
    place: str


@dataclass(frozen=True, slots=True)
class DeclaredArticle:
    """An article of corpus.yaml; `path` is as it stands there, relative to the file's folder."""

    path: str
    place: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: date | None = None
    language: str = "en"
    role: Role = "published"
    occasion: str | None = None
    corrects: str | None = None
    corrects_place: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """One corpus.yaml."""

    outlets: tuple[DeclaredOutlet, ...] = ()
    articles: tuple[DeclaredArticle, ...] = ()


def load(path: Path, shown: str) -> Declared:
    """What the file declares. `shown` names it in errors. Raises PackError with every fault and its line."""
    try:
        text = read_text(path)
    except UnreadableError as error:
        raise PackError([error.fault(shown)]) from error
    try:
        return _declared(text, shown)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError([f"{shown}:{line}: {error.problem or error.context}"]) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PackError([f"{shown}:{line}: the character U+{error.character:04X} may not stand in it"]) from error
    except (YAMLError, ValueError, OverflowError) as error:
        raise PackError([f"{shown}: {str(error).splitlines()[0]}"]) from error
    except RecursionError as error:
        raise PackError([f"{shown}: nested too deeply"]) from error


@lru_cache(maxsize=8)  # a gate asks what is in focus, then what there is
def _declared(text: str, shown: str) -> Declared:
    return _Compiler(shown).corpus(YAML(typ="rt", pure=True).compose(text))


class _Compiler:
    """Collects every fault of one file, so that all are reported at once."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[str] = []

    def corpus(self, root: Node | None) -> Declared:
        outlets: list[DeclaredOutlet] = []
        articles: list[DeclaredArticle] = []
        if root is None:
            self.faults.append(f"{self.shown}:1: empty; a line 'version: 1' is needed")
        else:
            top = self.fields(root, TOP, "corpus.yaml")
            self.version(root, top.get("version"))
            outlets = [self.outlet(k, v) for k, v in self.pairs(top.get("outlets"), "outlets")]
            articles = [a for node in self.items(top.get("articles")) if (a := self.article(node))]
        self.unlike(((o.short, o.place) for o in outlets if o.short), "short name")
        self.unlike(((normpath(a.path), a.place) for a in articles), "path")
        self.unlike(((a.id, a.place) for a in articles if a.id), "id")
        if self.faults:
            raise PackError(sorted(self.faults, key=self.line))
        return Declared(tuple(outlets), tuple(articles))

    def version(self, root: Node, node: Node | None) -> None:
        if node is None:
            self.fault(root, "a line 'version: 1' is needed")
        elif self.text(node) not in ("1", None):
            self.fault(node, f"version {node.value}; this release reads version 1")

    def outlet(self, key: Node, value: Node) -> DeclaredOutlet:
        empty = isinstance(value, ScalarNode) and value.value == ""
        fields = {} if empty else self.fields(value, OUTLET, "an outlet")
        ours = self.one(fields, "ours", _truth, "true or false")
        return DeclaredOutlet(self.text(key) or "", self.one(fields, "short"), bool(ours), self.place(key))

    def article(self, node: Node) -> DeclaredArticle | None:
        fields = self.fields(node, ARTICLE, "an article")
        path = self.one(fields, "path", _file_name, "the name of a file, such as news/002.txt")
        if path is None:
            if isinstance(node, MappingNode) and "path" not in fields:
                self.fault(node, "an article needs a path")
            return None
        return DeclaredArticle(
            path=path,
            place=self.place(node),
            id=self.one(fields, "id"),
            outlet=self.one(fields, "outlet"),
            title=self.one(fields, "title"),
            published=self.one(fields, "published", _date, "a date such as 2026-02-07"),
            language=self.one(fields, "language") or "en",
            role=self.one(fields, "role", _role, ", ".join(ROLES)) or "published",
            occasion=self.one(fields, "occasion"),
            corrects=self.one(fields, "corrects"),
            corrects_place=self.place(fields["corrects"]) if "corrects" in fields else "",
        )

    def one(self, fields: dict[str, Node], key: str, parse: Callable[[str], Any] = str, takes: str = "a text") -> Any:
        """The field's value through `parse`, or None where it is missing or at fault."""
        if key not in fields:
            return None
        text = self.text(fields[key])
        if text is None:
            return None
        try:
            return parse(text)
        except ValueError:
            self.fault(fields[key], f"{key} takes {takes}, not {quoted(text)}")
            return None

    def text(self, node: Node) -> str | None:
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.fault(node, "a text is needed here")
            return None
        if any("\ud800" <= c <= "\udfff" for c in node.value):
            self.fault(node, f"{quoted(node.value)} has half of a character in it, which cannot be printed")
            return None
        return str(node.value).strip()

    def fields(self, node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key, value in self.pairs(node, what):
            name = self.text(key) or ""
            if name not in known:
                self.fault(key, f"unknown key {name!r}; {what} takes: {', '.join(known)}")
            elif isinstance(value, ScalarNode) and not value.value.strip():
                self.fault(key, f"{name} needs a value")
            else:
                found[name] = value
        return found

    def pairs(self, node: Node | None, what: str) -> list[tuple[Node, Node]]:
        if node is None:
            return []
        if not isinstance(node, MappingNode):
            self.fault(node, f"{what} takes keys and values")
            return []
        self.unlike(((k.value, self.place(k)) for k, _ in node.value if isinstance(k, ScalarNode)), "key")
        return list(node.value)

    def items(self, node: Node | None) -> list[Node]:
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.fault(node, "articles takes a list")
            return []
        return list(node.value)

    def unlike(self, found: Iterator[tuple[str, str]], what: str) -> None:
        first: dict[str, str] = {}
        for value, place in found:
            if value in first:
                line = first[value].rpartition(":")[2]
                self.faults.append(f"{place}: {what} {value!r} stands already in line {line}")
            first.setdefault(value, place)

    def place(self, node: Node) -> str:
        return f"{self.shown}:{node.start_mark.line + 1}"

    def line(self, fault: str) -> int:
        return int(fault.removeprefix(f"{self.shown}:").partition(":")[0])

    def fault(self, node: Node, reason: str) -> None:
        self.faults.append(f"{self.place(node)}: {reason}")


def _file_name(text: str) -> str:
    if "\0" in text or PurePath(text).name in ("", ".."):
        raise ValueError(text)
    return text


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


def _date(text: str) -> date:
    if not DATE.fullmatch(text):  # date.fromisoformat takes 20260207 and 2026-W06-6, too
        raise ValueError(text)
    return date.fromisoformat(text)


def _role(text: str) -> Role:
    for role in ROLES:
        if role == text:
            return role
    raise ValueError(text)
