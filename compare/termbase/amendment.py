"""A termbase's YAML file with one concept ruled anew: statuses, dates and note in their places, all else as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from compare.model import Term, TermEntry
from compare.termbase.arrange import HOME, arranged, is_home
from compare.termbase.document import list_end, scalar, term_lines

Edit = tuple[int, int, str]
"""Where a stretch of the text begins and ends, and what takes its place."""
RIGHT = ("preferred", "admitted")


def ruled_anew(
    entry: TermEntry, preferred: str, admitted: Collection[str], *, new: Iterable[str] = (), on: date
) -> TermEntry:
    """The concept with one form preferred, some admitted, and the others of its language that were right ruled out.

    `new` are forms that it has not. `since` of a form whose status changes is the day `on`, where it says one.
    """
    forms = (*entry.terms, *(Term(form, "deprecated", language=_home(entry)) for form in new))
    language = next((t.language for t in forms if t.text == preferred and is_home(t.language)), HOME)

    def status(form: Term) -> Term:
        wrong = "deprecated" if form.status in RIGHT else form.status
        now = "preferred" if form.text == preferred else "admitted" if form.text in admitted else wrong
        if form.language != language or now == form.status:
            return form
        return replace(form, status=now, since=on if form.since else None)

    return replace(entry, terms=arranged(map(status, forms)))


def amended(text: str, entry: TermEntry) -> str:
    """The text with status and date of each form, new forms and the note as `entry`, the concept of its id, has them.

    A note over several lines stays. What finds no place is left out: the text is to be read again before it is kept.
    """
    made = text.replace("\r\n", "\n")
    for start, end, words in sorted(_edits(made, entry), reverse=True):
        made = made[:start] + words + made[end:]
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def _edits(text: str, entry: TermEntry) -> Iterator[Edit]:
    root = YAML(typ="rt", pure=True).compose(text)
    for node in _list(root, "concepts"):
        if _said(node, "id") == entry.id:
            yield from _note(node, entry)
            yield from _terms(node, entry, text)


def _terms(node: Node, entry: TermEntry, text: str) -> Iterator[Edit]:
    there = {(_said(t, "text"), _said(t, "language") or HOME): t for t in _list(node, "terms")}
    for term in entry.terms:
        own = there.get((term.text, term.language))
        for name, now in (("status", term.status), ("since", str(term.since))):
            value = _value(own, name)
            if value and _said(own, name) != now:
                yield *_span(value), now
    new = [t for t in entry.terms if (t.text, t.language) not in there]
    forms = _value(node, "terms")
    if new and there and isinstance(forms, SequenceNode):
        yield _behind(forms, new, text)


def _behind(value: SequenceNode, new: Iterable[Term], text: str) -> Edit:
    """New forms behind the list's last one."""
    if value.flow_style:
        at = value.value[-1].end_mark.index
        words = [line.removeprefix("- ") for line in term_lines(new, 0).splitlines()]
        return at, at, "".join(f", {line}" for line in words)
    lines = text.splitlines(keepends=True)
    line, column = list_end(value, lines)
    at = sum(map(len, lines[:line]))
    return at, at, ("" if text[:at].endswith("\n") else "\n") + term_lines(new, column)


def _note(node: Node, entry: TermEntry) -> Iterator[Edit]:
    """The note in its place; before the forms where there was none."""
    there, first = _value(node, "note"), _key(node, "terms")
    if entry.note is None or first is None or _said(node, "note") == entry.note:
        return
    if there is None:
        at = first.start_mark
        behind = ", " if isinstance(node, CollectionNode) and node.flow_style else f"\n{' ' * at.column}"
        yield at.index, at.index, f"note: {scalar(entry.note)}{behind}"
    elif there.start_mark.line == there.end_mark.line:
        yield *_span(there), scalar(entry.note)


def _home(entry: TermEntry) -> str:
    """English, as the concept has it."""
    return next((t.language for t in entry.terms if is_home(t.language)), HOME)


def _list(node: Node | None, name: str) -> list[Node]:
    value = _value(node, name)
    return list(value.value) if isinstance(value, SequenceNode) else []


def _value(node: Node | None, name: str) -> Node | None:
    return next((v for k, v in node.value if k.value == name), None) if isinstance(node, MappingNode) else None


def _key(node: Node, name: str) -> Node | None:
    return next((k for k, _ in node.value if k.value == name), None) if isinstance(node, MappingNode) else None


def _said(node: Node | None, name: str) -> str:
    value = _value(node, name)
    return str(value.value).strip("\r\n") if isinstance(value, ScalarNode) else ""


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index
