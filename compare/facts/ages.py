"""Whose age is told."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from compare.english.words import fold

AGE = "age"
_NAME = r"[A-Z][\w’'-]+(?:\s+(?:de|da|del|van|von|bin|al)\b)?"
NAME_BEFORE = re.compile(rf"((?:{_NAME}\s+){{0,3}}{_NAME}),\s+(?:aged\s+)?$")
NAME_BEHIND = re.compile(rf"\s+(?:[a-z][\w-]*,?\s+){{0,3}}((?:{_NAME}\s+){{0,3}}{_NAME})")
SAME_NAME = 75.0
"""Likeness, 0..100, from which two names are one in two spellings."""
BEFORE = 80
"""Characters before an age in which its owner is named."""


def owner(text: str, start: int, end: int) -> str:
    """The person, folded, whose age runs from `start` to `end`, by the last full name before where the surname stands
    alone; nothing where nobody is named."""
    before = NAME_BEFORE.search(text, max(0, start - BEFORE), start)
    found = before or (NAME_BEHIND.match(text, end) if text[start:end].endswith("old") else None)
    if found is None:
        return ""
    name = found[1].split()
    if len(name) > 1:
        return fold(" ".join(name))
    full = re.compile(rf"([A-Z][\w-]+)\s+{re.escape(name[0])}\b").findall(text, 0, start)
    return fold(f"{full[-1]} {name[0]}" if full else name[0])


def one_person(one: str, other: str) -> bool:
    """Whether two names may be of one person: the same surname, and no other first name."""
    left, right = one.split(), other.split()
    first = len(left) == 1 or len(right) == 1 or any(ratio(a, b) >= SAME_NAME for a in left[:-1] for b in right[:-1])
    return first and ratio(left[-1], right[-1]) >= SAME_NAME
