"""What the words of two places have in common, and where they part."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from compare.english.words import WORD, american, fold, key

NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion score threescore
    fourscore dozen
    """.split()

Change = tuple[str, tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1 << 12)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in one spelling dialect, so that house style makes no difference."""
    return tuple(american(fold(m.group())) for m in WORD.finditer(text))


def changes(left: str, right: str) -> Iterator[Change]:
    """Where the words part: (difflib's tag, printed words on the left, printed words on the right)."""
    shown = [tuple(m.group() for m in WORD.finditer(text)) for text in (left, right)]
    matcher = SequenceMatcher(None, words(left), words(right), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield tag, shown[0][a:b], shown[1][c:d]


def difference(left: str, right: str) -> str:
    """The words that differ, side by side: "essential / key, promoting / strengthening"."""
    return ", ".join(" / ".join(" ".join(side) or "–" for side in change[1:]) for change in changes(left, right))


def shared(left: str, right: str) -> float:
    """Share of the shorter text's words that stand in the other in the same order, 0..1."""
    one, other = words(left), words(right)
    if not one or not other:
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(one), len(other))


def is_number(stem: str) -> bool:
    """Whether the key of a word is that of a number, in digits or in words."""
    return stem[:1].isdigit() or stem in _numbers()


@cache
def _numbers() -> frozenset[str]:
    return frozenset(map(key, NUMBERS))
