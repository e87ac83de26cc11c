"""A rule for a reader: what it says and why, its options, where it stands, and its examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from os.path import relpath
from pathlib import Path

from compare.packs.cases import Example
from compare.packs.options import kind_finds, meaning
from compare.packs.rule import Rule
from compare.views import Setting

SCREEN = {"error": "must fix", "warning": "query", "note": "note", "off": "off"}
LABEL = 10
"""Columns in which what a line is about stands."""


def page(rule: Rule, settings: Sequence[Setting], examples: Sequence[Example], *, width: int, on: str) -> str:
    """The page of a rule; `on` says by which setting it applies, or would."""
    head = f"{rule.id} · {SCREEN[rule.severity]} · {rule.category} · kind {rule.kind} · {on}"
    lines = [
        *textwrap.wrap(head, width, subsequent_indent="  ", break_on_hyphens=False),
        "",
        *_entry("Finds", finds(rule), width),
        *_entry("Says", rule.message, width),
        *(_entry("", rule.unsettled_message, width) if rule.unsettled_message else []),
        *_entry("Why", rule.why, width),
        *_entry("Severity", severities(rule), width),
        *_entry("Stands", where(rule.place), width),
        *(_entry("Once", ", ".join(rule.aliases), width) if rule.aliases else []),
        *_options(rule, settings, width),
        *_examples(examples, width),
    ]
    return "\n".join(lines) + "\n"


def finds(rule: Rule) -> str:
    """What the rule finds, in a line: as it says itself, else as its kind does."""
    return rule.finds or kind_finds(rule)


def severities(rule: Rule) -> str:
    """`query; must fix where one outlet departs from itself or from a reference`."""
    inside = rule.inside_severity and f"{SCREEN[rule.inside_severity]} where one outlet departs from itself"
    published = rule.published_severity and f"{SCREEN[rule.published_severity]} where no draft is concerned"
    return "; ".join(part for part in (SCREEN[rule.severity], inside, published) if part)


def where(place: str) -> str:
    """File and line, from here where the file lies below."""
    path, _, line = place.rpartition(":")
    inside = Path(path).resolve().is_relative_to(Path.cwd())
    return f"{relpath(path) if inside else path}:{line}"


def _entry(label: str, text: str, width: int) -> list[str]:
    head = label.ljust(LABEL)
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * LABEL, break_on_hyphens=False)


def _options(rule: Rule, settings: Sequence[Setting], width: int) -> Iterator[str]:
    if not settings:
        return
    yield from ["", "Options", *textwrap.wrap(meaning(rule), width, initial_indent="  ", subsequent_indent="  ")]
    for option in settings:
        value = f"{option.value} (set)" if option.is_set else f"{option.value} (default)"
        default = f"; default {option.default}" if option.is_set and option.default else ""
        needed = "; needed" if not option.default else ""
        text = f"{option.name} = {value}: {option.takes}{default}{needed}"
        yield from textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)


def _examples(examples: Sequence[Example], width: int) -> Iterator[str]:
    for firing in (True, False):
        chosen = [e for e in examples if bool(e.says) == firing]
        if chosen:
            yield from ["", "It speaks" if firing else "It is silent"]
        for example in chosen:
            yield from textwrap.wrap(example.name, width, initial_indent="  · ", subsequent_indent="    ")
            for outlet, text in example.texts:
                yield from textwrap.wrap(
                    f"{outlet}: {text}", width, initial_indent="      ", subsequent_indent="        "
                )
            for message in example.says:
                yield from textwrap.wrap(message, width, initial_indent="    → ", subsequent_indent="      ")
