"""YAML as nodes that know their line, and their values as the types a rule asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args, get_origin

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from compare.checks.rule import Pattern

TAG = "tag:yaml.org,2002:"
NAMES = {str: "text", bool: "true or false", int: "a whole number", float: "a number", date: "a date"}


@dataclass(slots=True)
class Faults:
    """What is wrong with one file, gathered so that all of it is reported at once."""

    path: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, node: Node | int, what: str) -> None:
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.found.append((line, what))

    def listed(self) -> list[str]:
        """Each fault with file and line, in the order of the file."""
        return [f"{self.path}:{line}: {what}" for line, what in sorted(self.found)]


def parse(text: str, faults: Faults) -> Node | None:
    """The document as YAML 1.2, where `off` is a word and 12:30 is no number."""
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}")
        return None
    if node is None:
        faults.add(1, "the file is empty")
    return node


def members(node: Node, faults: Faults) -> dict[str, tuple[Node, Node]]:
    """The key and value nodes of a mapping, by key; a repeated key is a fault."""
    if not isinstance(node, MappingNode):
        faults.add(node, f"expected keys and values, found {shown(node)}")
        return {}
    found: dict[str, tuple[Node, Node]] = {}
    for name, value in node.value:
        if name.value in found:
            faults.add(
                name,
                f"repeated key {name.value!r}; it stands in line {found[name.value][0].start_mark.line + 1}",
            )
        else:
            found[str(name.value)] = (name, value)
    return found


def items(node: Node, faults: Faults) -> Iterator[Node]:
    """The members of a list."""
    if isinstance(node, SequenceNode):
        yield from node.value
    else:
        faults.add(node, f"expected a list, found {shown(node)}")


def shown(node: Node) -> str:
    """A node as an error message names it."""
    if isinstance(node, ScalarNode):
        return repr(node.value)
    return "a list" if isinstance(node, SequenceNode) else "keys and values"


def typed(node: Node, wanted: Any, faults: Faults) -> Any:
    """The node's value as the type `wanted`; None, and a fault, where it is of another type."""
    try:
        return _value(node, wanted)
    except ValueError as error:
        faults.add(node, str(error))
        return None


def _value(node: Node, wanted: Any) -> Any:
    if get_origin(wanted) is tuple:
        if not isinstance(node, SequenceNode):
            raise ValueError(f"expected a list, found {shown(node)}")
        return tuple(_value(member, get_args(wanted)[0]) for member in node.value)
    if type(None) in get_args(wanted):
        (wanted,) = (t for t in get_args(wanted) if t is not type(None))
    if get_origin(wanted) is Literal:
        return _choice(node, get_args(wanted))
    return _pattern(node) if wanted is Pattern else _scalar(node, wanted)


def _choice(node: Node, choices: tuple[str, ...]) -> str:
    if not isinstance(node, ScalarNode) or node.value not in choices:
        raise ValueError(f"expected one of {', '.join(choices)}; found {shown(node)}")
    return str(node.value)


def _scalar(node: Node, wanted: type) -> Any:
    tag = (node.tag or "").removeprefix(TAG) if isinstance(node, ScalarNode) else ""
    match tag, wanted:
        case ("str", t) if t is str:
            return node.value
        case ("bool", t) if t is bool:
            return node.value == "true"
        case ("int", t) if t in (int, float):
            return t(node.value)
        case ("float", t) if t is float:
            return float(node.value)
        case ("timestamp", t) if t is date:
            return date.fromisoformat(node.value)
    raise ValueError(f"expected {NAMES[wanted]}, found {shown(node)}")


def _pattern(node: Node) -> str:
    import re2

    text = str(_scalar(node, str))
    options = re2.Options()
    options.log_errors = False
    try:
        if re2.compile(text, options).search(""):
            raise ValueError(f"the pattern {text!r} matches where nothing is; it must match some text")
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"not a pattern that RE2 knows: {reason}") from None
    return text
