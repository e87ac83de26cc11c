"""Coordinated lists: "peace, friendship and cooperation", "key and regular"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model import Article, ListFact, Statement, Token
from compare.text import excerpt

LONGEST_MEMBER = 6
"""Words of a list member; longer ones are clauses."""
COMMA = re.compile(r"^\s*[,;]\s*[”\"'’]?\s*$|^[”\"'’]?\s*[,;]\s*[“\"‘']?\s*$")
SPACE = re.compile(r"^[\s“”\"‘’']*$")
INTRODUCERS = frozenset("namely including like especially particularly notably".split())
"""Words after which a list begins, though commas stand before them too."""
CONJUNCTIONS = frozenset({"and", "or", "nor", "&"})


def lists(article: Article, statement: Statement) -> Iterator[ListFact]:
    """Every coordinated list of a statement, from the left; members are spans of words."""
    words = statement.tokens
    behind = 0
    for joint in (n for n, w in enumerate(words) if w.key in CONJUNCTIONS):
        if joint < behind or not 0 < joint < len(words) - 1:
            continue
        members = _before(article.text, words, joint, behind)
        last = _last(article.text, words, joint, max((b - a + 1 for a, b in members), default=1))
        if not members or last is None:
            continue
        spans = [(words[a].start, words[b].end) for a, b in [*members, last]]
        behind = last[1] + 1
        yield ListFact(
            excerpt(article, spans[0][0], spans[-1][1]), tuple(excerpt(article, a, b) for a, b in spans)
        )


def _gap(text: str, words: Sequence[Token], left: int) -> str:
    return text[words[left].end : words[left + 1].start]


def _before(text: str, words: Sequence[Token], joint: int, least: int) -> list[tuple[int, int]]:
    """The members before the conjunction, as index ranges, first one first."""
    members: list[tuple[int, int]] = []
    end = joint - 1
    if not (SPACE.match(_gap(text, words, end)) or COMMA.match(_gap(text, words, end))):
        return []
    while True:
        start = end
        while start > least and SPACE.match(_gap(text, words, start - 1)) and end - start < LONGEST_MEMBER:
            start -= 1
        if words[start].text.lower() in INTRODUCERS and start < end:
            return [(start + 1, end), *members]
        comma = start > least and COMMA.match(_gap(text, words, start - 1))
        if not comma:
            break
        members.insert(0, (start, end))
        end = start - 1
    longest = max((b - a + 1 for a, b in members), default=2)
    first = _run_back(text, words, end, least, longest)
    return [first, *members]


def _run_back(text: str, words: Sequence[Token], end: int, least: int, longest: int) -> tuple[int, int]:
    """The content words that end at `end`: where the first member begins, nothing but grammar says."""
    start = end
    while (
        start > least
        and end - start + 1 < longest
        and words[start - 1].rarity > 0
        and SPACE.match(_gap(text, words, start - 1))
        and not re.search(r"[“\"‘]", _gap(text, words, start - 1))
    ):
        start -= 1
    return start, end


def _last(text: str, words: Sequence[Token], joint: int, longest: int) -> tuple[int, int] | None:
    start = joint + 1
    if not SPACE.match(_gap(text, words, joint)) or words[start].rarity == 0:
        return None
    end = start
    while (
        end + 1 < len(words)
        and end - start + 1 < max(longest, 2)
        and words[end + 1].rarity > 0
        and SPACE.match(_gap(text, words, end))
        and not re.search(r"[”\"’]", _gap(text, words, end))
    ):
        end += 1
    return start, end
