"""What the options of a rule are: what each takes, what it is without a word, and what it is set to."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from inspect import getdoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from compare import plugins
from compare.packs.rule import Pattern, Rule
from compare.views import Setting

KINDS = "compare.checks.kinds"
NAMES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", Pattern: "a pattern (RE2)"}


def settings(rule: Rule) -> tuple[Setting, ...]:
    """The options of the rule's kind, in the order in which the kind has them."""
    return tuple(_settings(rule))


def meaning(rule: Rule) -> str:
    """What the kind says of its options, on one line."""
    return " ".join((getdoc(type(rule.options)) or "").split())


def kind_finds(rule: Rule) -> str:
    """What the kind says of itself, on one line."""
    return " ".join((plugins.load(KINDS, rule.kind).__doc__ or "").split())


def _settings(rule: Rule) -> Iterator[Setting]:
    hints = get_type_hints(type(rule.options))
    for option in fields(rule.options):
        value = getattr(rule.options, option.name)
        needed = option.default is MISSING and option.default_factory is MISSING
        default = None if needed else _default(option)
        is_set = needed or value != default
        yield Setting(option.name, takes(hints[option.name]), "" if needed else said(default), said(value), is_set)


def _default(option: Field[Any]) -> Any:
    return option.default if option.default_factory is MISSING else option.default_factory()


def takes(wanted: Any) -> str:
    """What a type accepts, in words: `a list of texts`, `one of text, quotations`."""
    if get_origin(wanted) is tuple:
        inner = takes(get_args(wanted)[0])
        return f"a list, each {inner}" if inner.startswith("one of") else f"a list of {inner.removeprefix('a ')}s"
    if get_origin(wanted) in (Union, types.UnionType):
        (plain,) = (t for t in get_args(wanted) if t is not type(None))
        return f"{takes(plain)}, or nothing"
    if get_origin(wanted) is Literal:
        return f"one of {', '.join(get_args(wanted))}"
    return NAMES[wanted]


def said(value: Any) -> str:
    """A value as a reader sees it: lists with commas, nothing as –."""
    if value is None or value == ():
        return "–"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
