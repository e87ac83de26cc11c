"""YAML as nodes that know their line, and their values as the types a rule asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from compare.packs.rule import Pattern

if TYPE_CHECKING:
    import re2

TAG = "tag:yaml.org,2002:"
MOST = 1_000_000
"""The highest number that an option takes: all of them count words, days or the like, or are shares."""
NAMES = {
    str: "text",
    bool: "true or false",
    int: f"a whole number from 0 to {MOST}",
    float: f"a number from 0 to {MOST}",
    date: "a date such as 2026-12-31",
}
BEYOND = re.compile(r"\\U(?!000|0010)")
"""An escape of a character behind the last one that there is."""
SHOWN = 60
"""Characters of a value that an error message quotes."""


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
    except (YAMLError, ValueError, OverflowError, RecursionError) as error:
        line, what = _broken(text, error)
        faults.add(line, f"not YAML: {what}")
        return None
    if node is None:
        faults.add(1, "the file is empty")
    return node


def _broken(text: str, error: Exception) -> tuple[int, str]:
    """The line where the text is no YAML, and why not."""
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else 1, str(error.problem or error.context)
    if isinstance(error, ReaderError):
        return text.count("\n", 0, error.position) + 1, f"the character U+{error.character:04X} may not stand in it"
    if isinstance(error, RecursionError):
        return 1, "lists or keys are nested too deeply; expected four levels, as in the shipped packs"
    beyond = BEYOND.search(text)
    return (text.count("\n", 0, beyond.start()) + 1, "the escape names no character") if beyond else (1, str(error))


def members(node: Node, faults: Faults) -> dict[str, tuple[Node, Node]]:
    """The key and value nodes of a mapping, by key; a repeated key is a fault."""
    if not isinstance(node, MappingNode):
        faults.add(node, f"expected keys and values, found {shown(node)}")
        return {}
    found: dict[str, tuple[Node, Node]] = {}
    for name, value in node.value:
        if not isinstance(name, ScalarNode):
            faults.add(name, f"expected a name before the colon, found {shown(name)}")
        elif name.value in found:
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
        return repr(node.value if len(node.value) <= SHOWN else f"{node.value[:SHOWN]}…")
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
    made = READ[tag, wanted](node.value) if (tag, wanted) in READ else None
    if made is None:
        raise ValueError(f"expected {NAMES[wanted]}, found {shown(node)}")
    return made


def _text(said: str) -> str:
    """The text. Raises ValueError for half a character, which could not be written anywhere."""
    if any("\ud800" <= c <= "\udfff" for c in said):
        raise ValueError(f"{said[:SHOWN]!r} has half of a character in it, which cannot be printed")
    return said


def _truth(said: str) -> bool | None:
    return {"true": True, "false": False}.get(said.lower())


def _whole(said: str) -> int | None:
    return int(said) if re.fullmatch(r"\+?[0-9]+", said) and _number(said) is not None else None


def _number(said: str) -> float | None:
    """The number; None where no option could mean it, as with .nan, 0x10, or one below 0."""
    try:
        number = float(said)
    except ValueError:
        return None
    return number if 0 <= number <= MOST else None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:  # 2026-02-31, or a day with a time of day
        return None


READ: dict[tuple[str, type], Callable[[str], Any]] = {
    ("str", str): _text,
    ("bool", bool): _truth,
    ("int", int): _whole,
    ("int", float): _number,
    ("float", float): _number,
    ("timestamp", date): _day,
}
"""How a scalar that YAML takes for one type is read as what is wanted."""


def _pattern(node: Node) -> str:
    import re2

    text = str(_scalar(node, str))
    try:
        if compiled(text, case=True).search(""):
            raise ValueError(f"the pattern {text!r} matches where nothing is; it must match some text")
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(f"not a pattern that RE2 knows: {reason}") from None
    return text


if TYPE_CHECKING:
    import re2


@cache
def compiled(pattern: str, *, case: bool) -> re2.Pattern:
    """The pattern, in RE2's syntax; `case` tells upper and lower case apart. Raises re2.error."""
    import re2

    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    return re2.compile(pattern, options)
