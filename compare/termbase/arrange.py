"""The order of what a concept holds, the same whatever file it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import Term

HOME = "en"
"""The language whose terms stand first."""


def arranged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms language by language, English first; those of one language as they are given."""
    return tuple(sorted(terms, key=lambda t: (not is_home(t.language), t.language)))


def foreign(terms: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Foreign-language terms by language; those of one language as they are given."""
    return tuple(sorted(terms, key=lambda pair: pair[0]))


def is_home(language: str) -> bool:
    """Whether the language is English, of whatever region."""
    return language.partition("-")[0].lower() == HOME
