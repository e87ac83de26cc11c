"""A waivers.yaml with a decision added, changed or taken out; comments and order stay as they are."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from compare.decisions.waivers import compiled
from compare.errors import PackError
from compare.model import Decision

HEAD = """\
# Differences that somebody has looked at, and what was decided. `concordant decisions list` says what became of each.
version: 1
waivers: []
"""
STEP = 2
WIDTH = 4096
"""Columns at which the YAML library would break a line: never."""


def edited(text: str | None, shown: str, *, add: Iterable[Decision] = (), drop: Iterable[Decision] = ()) -> str:
    """The file's text without the decisions `drop`, told by their line, and with those of `add`.

    The first that is added takes the place of the first that is dropped. None stands for no file. Raises PackError
    where the file is at fault, or its layout does not allow it.
    """
    old = HEAD if text is None or not text.strip() else text
    before, add = compiled(old, shown), tuple(add)
    gone = {d.line for d in drop}
    numbers = [n for n, d in enumerate(before) if d.line in gone]
    new = _rewritten(old.removeprefix("\ufeff"), shown, numbers, [_entry(d) for d in add])
    kept = [d for n, d in enumerate(before) if n not in numbers]
    if sorted(map(said, [*kept, *add])) != sorted(map(said, compiled(new, shown))):
        raise PackError([f"{shown}:1: its layout leaves no place to add to; write waivers as lines that begin with -"])
    return new


def said(decision: Decision) -> str:
    """All that the decision says, wherever it stands."""
    return repr([getattr(decision, name) for name in decision.__slots__ if name not in ("file", "line")])


def _rewritten(old: str, shown: str, drop: list[int], add: list[CommentedMap]) -> str:
    ending = "\r\n" if "\r\n" in old else "\n"
    old = old.replace("\r\n", "\n")
    yaml = _yaml(old)
    try:
        data = yaml.load(old)
    except (YAMLError, ValueError, OverflowError, RecursionError) as error:  # it takes 2026-99-99 for a date
        reason = f"a value in it is not what it looks like ({' '.join(str(error).split())})"
        raise PackError([f"{shown}: {reason}; put it in quotation marks"]) from error
    held = data.get("waivers")
    if not isinstance(held, CommentedSeq) or not held:
        held = data["waivers"] = CommentedSeq()
    if drop and add:
        held[drop[0]] = add.pop(0)
        drop = drop[1:]
    for number in reversed(drop):
        del held[number]
    held.extend(add)
    held.fa.set_block_style() if held else held.fa.set_flow_style()
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue().replace("\n", ending)


def _yaml(text: str) -> YAML:
    """The writer, with the list set in as it is in the text."""
    yaml = YAML(typ="rt", pure=True)
    dashes = [line for line in text.split("\n") if line.lstrip().startswith("- ")]
    offset = len(dashes[0]) - len(dashes[0].lstrip()) if dashes else STEP
    yaml.width, yaml.allow_unicode, yaml.preserve_quotes = WIDTH, True, True
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _entry(decision: Decision) -> CommentedMap:
    parts: dict[str, Any] = {
        "rule": decision.rule,
        "subject": decision.subject,
        "decision": decision.decision,
        "state": decision.state,
        "sent_to": CommentedSeq(map(_quoted, decision.sent_to)),
        "reason": decision.reason,
        "why": decision.why,
        "by": decision.by,
        "decided": decision.decided,
        "expires": decision.expires,
        "readings": CommentedSeq(map(_quoted, decision.readings)),
        "places": CommentedSeq(_places(decision)),
        "fingerprint": decision.fingerprint,
    }
    return CommentedMap((name, _quoted(value)) for name, value in parts.items() if value)


def _places(decision: Decision) -> Iterable[CommentedMap]:
    contents = dict(decision.contents)
    for article, keys in groupby(sorted(decision.places, key=lambda p: p.order), key=lambda p: p.article):
        parts: dict[str, Any] = {"article": SingleQuotedScalarString(article)}
        if article in contents:
            parts["content"] = SingleQuotedScalarString(contents[article])
        made = CommentedMap({**parts, "words": CommentedSeq(_quoted(key.words) for key in keys)})
        made.fa.set_flow_style()
        yield made


def _quoted(value: Any) -> Any:
    """A text in quotation marks unless it is plain words, so that every reader of YAML takes it for a text."""
    if not isinstance(value, str):
        return value
    if value.replace(" ", "").replace("-", "").isalpha() and value not in _TRUTH:
        return value
    simple = value.isprintable() and "'" not in value
    return SingleQuotedScalarString(value) if simple else DoubleQuotedScalarString(value)


_TRUTH = frozenset("y n yes no on off true false null".split())
