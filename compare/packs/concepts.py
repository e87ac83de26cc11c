"""The concepts of a termbase, from the nodes of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml.nodes import Node, SequenceNode

from compare.config import Preference
from compare.errors import PackError, near
from compare.model import Term, TermEntry, TermStatus, ToldApart
from compare.packs.yaml_nodes import Faults, items, members, typed
from compare.termbase.arrange import arranged, foreign

Parts = dict[str, tuple[Node, Node]]

CONCEPT_KEYS: dict[str, Any] = {
    "id": str,
    "definition": str,
    "definition_source": str,
    "subject_field": str,
    "note": str,
    "source": None,
    "terms": None,
    "other": tuple[str, ...],
}
TERM_KEYS: dict[str, Any] = {
    "text": str,
    "status": TermStatus,
    "since": date,
    "language": str,
    "part_of_speech": str,
    "note": str,
    "source": str,
    "other": tuple[str, ...],
}
EXCEPTION_KEYS: dict[str, Any] = {"forms": tuple[str, ...], "why": str}
NAMED = {"text": "the term's text"}


def entry(node: Node, faults: Faults) -> TermEntry | None:
    """The concept with the file and line where it stands; None, and faults, where it is none."""
    parts = members(node, faults)
    values = _values(node, parts, CONCEPT_KEYS, ("id", "terms"), "a concept", faults)
    source = members(parts["source"][1], faults) if "source" in parts else {}
    said = [(language, text) for language, (_, value) in source.items() for text in _texts(value, faults)]
    terms = [_term(t, faults) for t in items(parts["terms"][1], faults)] if "terms" in parts else []
    if "definition_source" in parts and "definition" not in parts:
        faults.add(parts["definition_source"][0], "definition_source without a definition")
    if values is None or None in terms:
        return None
    return TermEntry(terms=arranged(t for t in terms if t), source=foreign(said), place=_place(node, faults), **values)


def told_apart(node: Node, faults: Faults) -> ToldApart | None:
    """The forms with the file and line where they stand; None, and faults, where there are none."""
    parts = members(node, faults)
    values = _values(node, parts, EXCEPTION_KEYS, ("forms",), "an exception", faults)
    return ToldApart(place=_place(node, faults), **values) if values else None


def ambiguous(entries: Sequence[TermEntry]) -> Iterator[str]:
    """A fault for each concept that prefers two forms of one language: nobody could say which is right."""
    for one in entries:
        languages = [t.language for t in one.terms if t.status == "preferred"]
        for language in sorted({x for x in languages if languages.count(x) > 1}):
            yield f"{one.place}: the concept has more than one preferred term in {language!r}"


def _term(node: Node, faults: Faults) -> Term | None:
    parts = members(node, faults)
    values = _values(node, parts, TERM_KEYS, ("text", "status"), "a term", faults)
    return Term(place=_place(node, faults), **values) if values else None


def _values(
    node: Node, parts: Parts, known: dict[str, Any], needed: Sequence[str], what: str, faults: Faults
) -> dict[str, Any] | None:
    """The values by key, those of a type of their own left out; None, and faults, where one is missing or wrong."""
    for name, (key, _) in parts.items():
        if name not in known:
            faults.add(key, f"unknown key {name!r}; {what} takes: {', '.join(sorted(known))}")
    absent = [name for name in needed if name not in parts]
    if parts and absent:
        faults.add(node, f"the {what.split()[-1]} has no {', '.join(absent)}")
    plain = {name: value for name, (_, value) in parts.items() if known.get(name)}
    values = {name: typed(value, known[name], faults) for name, value in plain.items()}
    values = {name: value.strip("\r\n") if isinstance(value, str) else value for name, value in values.items()}
    values |= {name: tuple(sorted(value)) for name, value in values.items() if name == "other" and value}
    empty = [name for name, value in values.items() if isinstance(value, str) and not value.strip()]
    for name in empty:
        faults.add(plain[name], f"{NAMED.get(name, name)} is empty")
    if not parts or absent or empty or any(value is None for value in values.values()):
        return None
    return values


def _texts(node: Node, faults: Faults) -> list[str]:
    """A text, or a list of texts."""
    value = typed(node, tuple[str, ...] if isinstance(node, SequenceNode) else str, faults)
    return [value] if isinstance(value, str) else list(value or ())


def _place(node: Node, faults: Faults) -> str:
    return f"{faults.path}:{node.start_mark.line + 1}"


def prefers(said: Iterable[Preference], terms: Iterable[TermEntry]) -> Mapping[tuple[str, str], str]:
    """The form by outlet and concept. Raises PackError for a concept that is not there, or a form it does not admit."""
    entries = {e.id: e for e in terms}
    said = tuple(said)
    faults = [f"{p.place}: {fault}" for p in said if (fault := _fault(p, entries))]
    if faults:
        raise PackError(faults)
    return {(p.outlet, p.concept): p.form for p in said}


def _fault(one: Preference, entries: Mapping[str, TermEntry]) -> str | None:
    if one.concept not in entries:
        hint = near(one.concept, entries) or "; name its termbase under rules"
        return f"{one.outlet} prefers a form of {one.concept!r}, which no termbase has{hint}"
    right = [t.text for t in entries[one.concept].terms if t.status in ("preferred", "admitted")]
    if one.form in right:
        return None
    return f"{one.concept} does not admit {one.form!r}; it admits: {', '.join(right) or 'nothing'}"
