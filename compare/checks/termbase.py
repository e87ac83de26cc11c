"""The concepts of a termbase, from the nodes of its file."""

from __future__ import annotations

from datetime import date
from typing import Any

from ruamel.yaml.nodes import Node

from compare.checks.nodes import Faults, items, members, typed
from compare.model import Term, TermEntry, TermStatus

CONCEPT_KEYS: dict[str, Any] = {"id": str, "definition": str, "source": None, "terms": None}
TERM_KEYS: dict[str, Any] = {"text": str, "status": TermStatus, "since": date}


def entry(node: Node, faults: Faults) -> tuple[str, TermEntry] | None:
    """The concept with the file and line where it stands; None, and faults, where it is none."""
    parts = members(node, faults)
    _refuse_unknown(parts, CONCEPT_KEYS, "a concept", faults)
    absent = [name for name in ("id", "terms") if name not in parts]
    if parts and absent:
        faults.add(node, f"the concept has no {', '.join(absent)}")
    name = typed(parts["id"][1], str, faults) if "id" in parts else None
    label = typed(parts["definition"][1], str, faults) if "definition" in parts else None
    source = members(parts["source"][1], faults) if "source" in parts else {}
    foreign = tuple((language, str(typed(value, str, faults))) for language, (_, value) in source.items())
    terms = [_term(t, faults) for t in items(parts["terms"][1], faults)] if "terms" in parts else []
    if sum(t.status == "preferred" for t in terms if t) > 1:
        faults.add(node, "the concept has more than one preferred term")
    if not name or None in terms:
        return None
    place = f"{faults.path}:{node.start_mark.line + 1}"
    return place, TermEntry(name, label or name, tuple(t for t in terms if t), foreign)


def _term(node: Node, faults: Faults) -> Term | None:
    parts = members(node, faults)
    _refuse_unknown(parts, TERM_KEYS, "a term", faults)
    absent = [name for name in ("text", "status") if name not in parts]
    if parts and absent:
        faults.add(node, f"the term has no {', '.join(absent)}")
    values = {name: typed(value, TERM_KEYS[name], faults) for name, (_, value) in parts.items() if name in TERM_KEYS}
    if isinstance(values.get("text"), str) and not values["text"].strip():
        faults.add(parts["text"][1], "the term's text is empty")
        return None
    if absent or any(v is None for v in values.values()):
        return None
    return Term(**values)


def _refuse_unknown(parts: dict[str, tuple[Node, Node]], known: dict[str, Any], what: str, faults: Faults) -> None:
    for name, (key, _) in parts.items():
        if name not in known:
            faults.add(key, f"unknown key {name!r}; {what} takes: {', '.join(sorted(known))}")
