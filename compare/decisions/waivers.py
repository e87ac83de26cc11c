"""waivers.yaml: decisions as people write and review them. Every fault is reported at once, with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from compare.decisions.keys import words
from compare.errors import PackError
from compare.model import Decision, DecisionKind, Ground, PlaceKey, QueryState

KINDS = tuple(kind for kind in get_args(DecisionKind) if kind != "baseline")
GROUNDS: tuple[Ground, ...] = get_args(Ground)
STATES: tuple[QueryState, ...] = get_args(QueryState)
TOP = ("version", "waivers")
PARTS = (
    "rule", "subject", "decision", "state", "sent_to", "reason", "why", "by", "decided", "expires", "readings",
    "places", "fingerprint",
)  # fmt: skip
NEEDED = ("rule", "decision", "why", "by", "decided", "readings")
PLACE = ("article", "content", "words")
Fields = Mapping[str, Node]


def compiled(text: str, shown: str) -> tuple[Decision, ...]:
    """The decisions in the text of a waivers.yaml. `shown` names it. Raises PackError with every fault."""
    file = _File(shown)
    root = _composed(text, shown)
    found = tuple(_decisions(root, file)) if root is not None else ()
    _refuse_repeats(found, file)
    if file.faults:
        raise PackError([f"{shown}:{line}: {fault}" for line, fault in sorted(file.faults)])
    return found


def _composed(text: str, shown: str) -> Node | None:
    try:
        root: Node | None = YAML(typ="rt", pure=True).compose(text.removeprefix("\ufeff"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError([f"{shown}:{line}: not YAML: {error.problem or error.context}"]) from error
    except (YAMLError, ValueError, OverflowError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0]
        raise PackError([f"{shown}:1: not YAML: {reason}"]) from error
    return root


@dataclass(slots=True)
class _File:
    """A file and what is wrong with it."""

    shown: str
    faults: list[tuple[int, str]] = field(default_factory=list)

    def fault(self, node: Node, what: str) -> None:
        self.faults.append((node.start_mark.line + 1, what))


def _decisions(root: Node, file: _File) -> Iterator[Decision]:
    top = _fields(root, TOP, "waivers.yaml", file)
    if "version" not in top and isinstance(root, MappingNode):
        file.fault(root, "a line 'version: 1' is needed")
    elif "version" in top and _text(top["version"], "version", file) not in ("1", None):
        file.fault(top["version"], f"version {top['version'].value} is not known; there is 1")
    for node in _items(top.get("waivers"), "waivers", file):
        parts = _fields(node, PARTS, "a waiver", file)
        before = len(file.faults)
        made = _decision(node, parts, file)
        if len(file.faults) == before:
            yield made


def _decision(node: Node, parts: Fields, file: _File) -> Decision:
    """The decision, of use only where no fault was added."""
    missing = [name for name in NEEDED if name not in parts]
    if missing and isinstance(node, MappingNode):
        file.fault(node, f"a waiver needs: {', '.join(missing)}")
    said = {name: _text(parts[name], name, file) or "" for name in ("rule", "why", "by") if name in parts}
    kind = _one(parts, "decision", file, _among(KINDS), f"one of {', '.join(KINDS)}")
    reason = _one(parts, "reason", file, _among(GROUNDS), f"one of {', '.join(GROUNDS)}")
    expires = _one(parts, "expires", file, date.fromisoformat, "a date such as 2026-12-31")
    if reason and kind and kind != "stands":
        file.fault(parts["reason"], f"reason is for what stands, not for {kind}; say it under why")
    state = _one(parts, "state", file, _among(STATES), f"one of {', '.join(STATES)}")
    if state and kind and kind != "ask":
        file.fault(parts["state"], f"state is for what is asked, not for {kind}")
    sent_to = tuple(_texts(parts.get("sent_to"), "sent_to", file))
    if sent_to and state != "sent":
        file.fault(parts["sent_to"], "sent_to is for a query whose state is sent")
    if kind == "hold" and "expires" not in parts:
        file.fault(parts["decision"], "hold needs expires: the day on which it comes back")
    places = tuple(_places(parts.get("places"), file))
    return Decision(
        decision=kind or "stands",
        rule=said.get("rule", ""),
        subject=_one(parts, "subject", file, str, "a text") or "",
        readings=tuple(_texts(parts.get("readings"), "readings", file)),
        places=tuple(key for _, keys in places for key in keys),
        contents=tuple(digest for digest, _ in places if digest[1]),
        fingerprint=_one(parts, "fingerprint", file, str, "a text") or "",
        reason=reason,
        why=said.get("why", ""),
        by=said.get("by", ""),
        decided=_one(parts, "decided", file, date.fromisoformat, "a date such as 2026-12-31"),
        expires=expires,
        state=None if state == "open" else state,
        sent_to=sent_to,
        file=file.shown,
        line=node.start_mark.line + 1,
    )


def _places(node: Node | None, file: _File) -> Iterator[tuple[tuple[str, str], list[PlaceKey]]]:
    """For each article its id and digest, and the keys of its places."""
    for item in _items(node, "places", file):
        parts = _fields(item, PLACE, "a place", file)
        article = _one(parts, "article", file, str, "a text")
        if article is None:
            if isinstance(item, MappingNode) and "article" not in parts:
                file.fault(item, "a place needs an article")
            continue
        counts: dict[str, int] = {}
        keys = []
        for text in map(words, _texts(parts.get("words"), "words", file)):
            counts[text] = counts.get(text, 0) + 1
            keys.append(PlaceKey(article, text, counts[text]))
        yield (article, _one(parts, "content", file, str, "a text") or ""), keys


def _fields(node: Node, known: tuple[str, ...], what: str, file: _File) -> dict[str, Node]:
    if not isinstance(node, MappingNode):
        file.fault(node, f"{what} takes keys and values: {', '.join(known)}")
        return {}
    found: dict[str, Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            file.fault(key, f"unknown key {name!r}; {what} takes: {', '.join(known)}")
        elif name in found:
            file.fault(key, f"{name} stands already in line {found[name].start_mark.line + 1}")
        else:
            found[name] = value
    return found


def _items(node: Node | None, what: str, file: _File) -> list[Node]:
    if node is None or (isinstance(node, ScalarNode) and not node.value.strip()):
        return []
    if not isinstance(node, SequenceNode):
        file.fault(node, f"{what} takes a list")
        return []
    return list(node.value)


def _texts(node: Node | None, what: str, file: _File) -> Iterator[str]:
    for item in _items(node, what, file):
        text = _text(item, what, file)
        if text is not None:
            yield text


def _text(node: Node, what: str, file: _File) -> str | None:
    if isinstance(node, ScalarNode) and str(node.value).strip():
        return str(node.value).strip()
    file.fault(node, f"{what} needs a text")
    return None


def _one(parts: Fields, name: str, file: _File, parse: Callable[[str], Any], takes: str) -> Any:
    """The part through `parse`, or None where it is missing or at fault."""
    text = _text(parts[name], name, file) if name in parts else None
    if text is None:
        return None
    try:
        return parse(text)
    except ValueError:
        file.fault(parts[name], f"{name} takes {takes}, not {text!r}")
        return None


def _among(choices: tuple[str, ...]) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text not in choices:
            raise ValueError(text)
        return text

    return chosen


def _refuse_repeats(found: tuple[Decision, ...], file: _File) -> None:
    first: dict[tuple[str, str], Decision] = {}
    for item in found:
        key = (item.rule, item.fingerprint)
        if item.fingerprint and key in first:
            file.faults.append((item.line, f"decided already in line {first[key].line}; one of the two must go"))
        first.setdefault(key, item)
