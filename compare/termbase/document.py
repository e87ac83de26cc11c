"""A termbase's YAML file: concepts as an editor would write them, added without a change to what stands there."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Sequence
from json import dumps
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from compare.model import Term, TermEntry, ToldApart

EMPTY = "version: 1\n"
WIDTH = sys.maxsize
"""Characters of a line. Nothing is folded: the YAML library takes no heed of tabs and blanks where it folds a text."""
LONGEST_FLOW = 96
"""Characters up to which what is said of a term stands on one line."""
STEP = 2
"""Columns by which a list is set in under its key in a file that has none yet."""

Items = Sequence[CommentedMap]
PLAIN = re.compile(r"[^\W_](?:[\w (),;'’“”./-]*[\w)’”.])?")
"""What is safe to write without quotation marks, anywhere."""


def added(text: str, entries: Iterable[TermEntry] = (), apart: Iterable[ToldApart] = ()) -> str:
    """The file's text with concepts and exceptions added behind those that it has, all else as it was."""
    ending = "\r\n" if "\r\n" in text else "\n"
    made = text.replace("\r\n", "\n")
    for key, new in (("concepts", [_concept(e) for e in entries]), ("exceptions", [_exception(t) for t in apart])):
        made = _with(made, key, new) if new else made
    return made.replace("\n", ending)


def term_lines(terms: Iterable[Term], column: int) -> str:
    """The terms as members of a list, their dashes in this column."""
    return _rendered([_term(term) for term in terms], column)


def scalar(text: str) -> str:
    """The text as it is written behind a key, in quotation marks where it needs them."""
    return text if PLAIN.fullmatch(text) and "," not in text else dumps(text, ensure_ascii=False)


def list_end(value: SequenceNode, lines: Sequence[str]) -> tuple[int, int]:
    """The line that follows the list's last member and its remarks, and the column of its dashes."""
    return _behind(value, lines), _column(value, lines)


def _with(text: str, key: str, new: Items) -> str:
    root = YAML(typ="rt", pure=True).compose(text)
    members = root.value if isinstance(root, MappingNode) else ()
    name, value = next(((k, v) for k, v in members if k.value == key), (None, None))
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if value is None:
        return "".join([*lines, f"{key}:\n", _rendered(new, STEP)])
    if isinstance(value, SequenceNode) and value.value and not value.flow_style:
        at, column = list_end(value, lines)
        return "".join([*lines[:at], _rendered(new, column), *lines[at:]])
    if name is not None and isinstance(value, ScalarNode) and value.value == "":
        at = name.start_mark.line + 1
        return "".join([*lines[:at], _rendered(new, STEP), *lines[at:]])
    return _rewritten(text, key, new)


def _behind(value: SequenceNode, lines: Sequence[str]) -> int:
    """The line that follows the list's last member, and the remarks set in under it."""
    at, column = _end(value), _column(value, lines)
    while at < len(lines) and lines[at].lstrip().startswith("#") and _indent(lines[at]) > column:
        at += 1
    return at


def _end(node: Node) -> int:
    """The line behind the node; the parser's own mark for a block is where the next thing begins."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, MappingNode) else last)
    mark = node.end_mark
    return int(mark.line if mark.column == 0 and mark.line > node.start_mark.line else mark.line + 1)


def _column(value: SequenceNode, lines: Sequence[str]) -> int:
    """The column of the list's dashes."""
    return _indent(lines[value.start_mark.line])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _rendered(items: Items, column: int) -> str:
    """The members of a list, their dashes in this column."""
    out = io.StringIO()
    _yaml().dump(CommentedSeq(items), out)
    lines = (line[STEP:] if line.strip() else line for line in out.getvalue().splitlines(keepends=True))
    return "".join(" " * column + line if line.strip() else line for line in lines)


def _rewritten(text: str, key: str, new: Items) -> str:
    """The text with a list in brackets taken apart and written anew, comments kept."""
    yaml = _yaml()
    data = yaml.load(text)
    data[key] = CommentedSeq([*(data[key] or ()), *new])
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = WIDTH
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=STEP)
    return yaml


def _concept(entry: TermEntry) -> CommentedMap:
    source: dict[str, list[str]] = {}
    for language, text in entry.source:
        source.setdefault(language, []).append(text)
    flat = CommentedMap(
        (_quoted(language), _quoted(texts[0]) if len(texts) == 1 else list(map(_quoted, texts)))
        for language, texts in source.items()
    )
    flat.fa.set_flow_style()
    terms = CommentedSeq([_term(term) for term in entry.terms])
    if not terms:
        terms.fa.set_flow_style()
    said: dict[str, Any] = {
        "id": entry.id,
        "definition": entry.definition,
        "definition_source": entry.definition_source,
        "subject_field": entry.subject_field,
        "note": entry.note,
        "source": flat,
        "other": list(entry.other),
    }
    return CommentedMap([*((k, _quoted(v)) for k, v in said.items() if v), ("terms", terms)])


def _term(term: Term) -> CommentedMap:
    said: dict[str, Any] = {
        "text": term.text,
        "status": term.status,
        "since": term.since,
        "language": term.language if term.language != "en" else None,
        "part_of_speech": term.part_of_speech,
        "note": term.note,
        "source": term.source,
        "other": list(term.other),
    }
    made = CommentedMap((k, _quoted(v)) for k, v in said.items() if v)
    if sum(len(str(v)) + len(k) + 4 for k, v in made.items()) <= LONGEST_FLOW and not term.other:
        made.fa.set_flow_style()
    return made


def _exception(apart: ToldApart) -> CommentedMap:
    forms = CommentedSeq(map(_quoted, apart.forms))
    forms.fa.set_flow_style()
    return CommentedMap([("forms", forms), *([("why", _quoted(apart.why))] if apart.why else [])])


def _quoted(value: Any) -> Any:
    """A text in quotation marks, unless it is plain words; what is no text as it is.

    The YAML library leaves some texts bare that it cannot read back inside braces, such as `:0`.
    """
    if not isinstance(value, str):
        return list(map(_quoted, value)) if type(value) is list else value
    if PLAIN.fullmatch(value):
        return value
    simple = value.isprintable() and "'" not in value
    return SingleQuotedScalarString(value) if simple else DoubleQuotedScalarString(value)
