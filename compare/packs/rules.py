"""The rules of a pack, from the nodes of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from string import Formatter
from typing import Any, get_type_hints

from ruamel.yaml.nodes import Node, ScalarNode

from compare import plugins
from compare.errors import UsageError
from compare.model import Category, Severity
from compare.packs.rule import PLACEHOLDERS, Rule
from compare.packs.yaml_nodes import Faults, members, shown, typed

Parts = dict[str, tuple[Node, Node]]

KINDS = "compare.checks.kinds"
NAME = re.compile(r"[^\s,]+")
RULE_KEYS: dict[str, Any] = {
    "id": str,
    "kind": str,
    "severity": Severity,
    "category": Category,
    "message": str,
    "why": str,
    "aliases": tuple[str, ...],
    "inside_severity": Severity,
    "published_severity": Severity,
    "unsettled_message": str,
    "finds": str,
}
RULE_NEEDS = ("id", "kind", "severity", "category", "message", "why")


def declared(node: Node, faults: Faults) -> Rule | None:
    """The rule with the file and line where it stands; None, and faults, where it is none."""
    parts = members(node, faults)
    kind = _kind(parts, faults)
    hints = get_type_hints(kind.Options) if kind else {}
    for name, (key, _) in parts.items():
        if kind and name not in RULE_KEYS and name not in hints:
            takes = ", ".join(sorted(hints)) or "no options"
            own = f"{parts['kind'][1].value} takes: {takes}"
            faults.add(key, f"unknown option {name!r}; {own}; any rule takes: {', '.join(sorted(RULE_KEYS))}")
    needs = [*RULE_NEEDS, *_needed(kind)]
    absent = [name for name in needs if name not in parts]
    if parts and absent:
        faults.add(node, f"the rule has no {', '.join(absent)}")
    known = {**RULE_KEYS, **hints}
    values = {name: typed(value, known[name], faults) for name, (_, value) in parts.items() if name in known}
    _check_names(parts, values, faults)
    _check_texts(parts, values, faults)
    _check_shares(kind, parts, values, faults)
    if not kind or absent or any(v is None for v in values.values()):
        return None
    common = {name: value for name, value in values.items() if name in RULE_KEYS}
    common["kind"] = plugins.current(KINDS, common["kind"])
    options = kind.Options(**{name: value for name, value in values.items() if name in hints})
    for fault in kind.faults(options) if hasattr(kind, "faults") else ():
        faults.add(node, fault)
    return Rule(**common, options=options, place=f"{faults.path}:{node.start_mark.line + 1}")


def _kind(parts: Parts, faults: Faults) -> Any:
    node = parts["kind"][1] if "kind" in parts else None
    if not isinstance(node, ScalarNode):  # what is no text is named as such with the other values
        return None
    try:
        return plugins.load(KINDS, plugins.current(KINDS, node.value))
    except UsageError as error:
        faults.add(node, str(error))
        return None


def _needed(kind: Any) -> list[str]:
    """The options that a kind has no default for."""
    if not kind:
        return []
    return [f.name for f in fields(kind.Options) if f.default is MISSING and f.default_factory is MISSING]


def _check_names(parts: Parts, values: Mapping[str, Any], faults: Faults) -> None:
    """Names stand in lists set apart by commas, in commands and in files of decisions: they are single words."""
    named = [("id", values.get("id")), *(("aliases", name) for name in values.get("aliases") or ())]
    for key, name in named:
        if name is not None and not (name.isprintable() and NAME.fullmatch(name)):
            faults.add(parts[key][1], f"{key}: {name!r} is no name; expected one word, such as figure-differs")


def _check_texts(parts: Parts, values: Mapping[str, Any], faults: Faults) -> None:
    for key in ("message", "why", "unsettled_message"):
        said = values.get(key)
        if said is not None and not said.strip():
            faults.add(parts[key][1], f"{key} is empty")
        if said and key != "why":
            for fault in _wrong(said, key):
                faults.add(parts[key][1], fault)


def _wrong(message: str, key: str) -> Iterator[str]:
    """What is wrong with the names in braces, which stand for themselves alone: no `{count:>9}`, no `{noun!r}`."""
    try:
        named = [part[1:] for part in Formatter().parse(message) if part[1] is not None]
    except ValueError as error:
        yield f"{key}: {error}"
        return
    for name, layout, conversion in named:
        if name not in PLACEHOLDERS:
            yield f"unknown {{{name}}} in {key}; there are: {', '.join(PLACEHOLDERS)}"
        elif layout or conversion:
            added = (f"!{conversion}" if conversion else "") + (f":{layout}" if layout else "")
            yield f"unknown {{{name}{added}}} in {key}; expected {{{name}}}, with nothing behind the name"


def _check_shares(kind: Any, parts: Parts, values: Mapping[str, Any], faults: Faults) -> None:
    """An option whose default is a fraction is a share, a score or a confidence: 0 to 1."""
    for field in fields(kind.Options) if kind else ():
        is_share = isinstance(field.default, float) and 0 < field.default < 1
        if is_share and (values.get(field.name) or 0) > 1:
            node = parts[field.name][1]
            faults.add(node, f"expected a number from 0 to 1, found {shown(node)}")
