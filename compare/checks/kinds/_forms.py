"""What two forms of a term have in common, as words and as names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.english.roots import bag
from compare.english.wording import words
from compare.english.words import FUNCTION_WORDS, key
from compare.facts.organisations import _bodies
from compare.model import Reading

IN_YEAR = re.compile(r"\bin\s+\d")
"""What stands in no name: Ashford in 2022."""


def is_name(text: str) -> bool:
    if IN_YEAR.search(text):
        return False
    content = [w for w in text.replace("-", " ").split() if len(w) > 3]
    return len(content) > 1 and all(w[0].isupper() or w[0].isdigit() for w in content)


def holds(form: tuple[str, ...], core: tuple[str, ...]) -> bool:
    return any(form[at : at + len(core)] == core for at in range(len(form) - len(core) + 1))


def is_cut(one: str, other: str) -> bool:
    """Whether one form is the other without its end: Harbour Commission (of the Northern Towns)."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short or long[-len(short) :] == short


def are_apart(one: str, other: str) -> bool:
    """Whether neither form is the other cut short; a word more inside makes another wording."""
    a, b = bag(one), bag(other)
    if not (a <= b or b <= a):
        return True
    if is_name(one) and is_name(other):
        return False  # the 14th Congress is the 14th National Congress at its second mention
    ends = [(w[0], w[-1]) for w in ([x for x in words(t) if x not in FUNCTION_WORDS] for t in (one, other))]
    return len(a) != len(b) and min(len(a), len(b)) > 1 and ends[0] == ends[1]


def both_shorten(one: str, other: str, readings: Sequence[Reading]) -> bool:
    """Whether both are a longer name cut short: Party Congress, National Congress, National Party Congress."""
    return is_name(one) and is_name(other) and any(bag(one) | bag(other) <= bag(r.text) for r in readings)


def may_be_one(one: str, other: str) -> bool:
    heads = {_head(one), _head(other)}
    bags = bag(one), bag(other)
    if len(bags[0] & bags[1]) > 1 or not heads <= _bodies():
        return True
    numbered = [any(word[:1].isdigit() for word in bag) for bag in bags]
    return len(heads) < 2 and numbered[0] == numbered[1]


def _head(name: str) -> str:
    """The key of the word that says what a body is: the last one, or the last before "of"."""
    before = re.split(r"\s(?:of|for|on)\s", name)[0]
    return key(before.replace("-", " ").split()[-1]) if before.split() else ""
