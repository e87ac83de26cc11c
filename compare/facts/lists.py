"""Coordinated lists: "peace, friendship and cooperation", "key and regular"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model import Article, ListFact, Statement, Token
from compare.places import excerpt

LONGEST_MEMBER = 8
"""Words of a list member; longer ones are clauses."""
SERIAL = re.compile(r"^\s*[”\"'’]?\s*,\s*[”\"'’]?\s*[“\"‘']?\s*$")
CLOSE = re.compile(r"^[\s“”\"‘’']*$")
CONJUNCTIONS = frozenset({"and", "or", "nor", "&"})
DETERMINERS = frozenset("a an the its their his her our this these those all both".split())
PREPOSITIONS = frozenset("about at by concerning for from in of on over with without".split())
NAMING = frozenset({"noun", "adjective"})

Span = tuple[int, int]


def lists(article: Article, statement: Statement) -> Iterator[ListFact]:
    """Every coordinated list of a statement, from the left; its members are adjectives or noun phrases."""
    words = statement.tokens
    behind = 0
    for joint in (n for n, w in enumerate(words) if w.key in CONJUNCTIONS):
        if not behind < joint < len(words) - 1:
            continue
        members = _members(article.text, words, joint, behind)
        if len(members) > 1:
            spans = [(words[a].start, words[b].end) for a, b in members]
            behind = members[-1][1] + 1
            yield ListFact(excerpt(article, spans[0][0], spans[-1][1]), tuple(excerpt(article, a, b) for a, b in spans))


def _members(text: str, words: Sequence[Token], joint: int, least: int) -> list[Span]:
    """The members around a conjunction, as index ranges; fewer than two where it joins no list."""
    before, after = joint - 1, _behind_determiner(words, joint + 1)
    if after >= len(words) or not (_is_close(text, words, joint - 1) or _is_serial(text, words, joint - 1)):
        return []
    single = words[before].part == words[after].part == "adjective"
    if single:
        last: Span | None = (after, after)
    else:
        last = _phrase_from(text, words, after)
    if last is None or words[before].part not in NAMING or (words[before].part == "adjective" and not single):
        return []
    found = [last]
    end = before
    while end >= least:
        first = (end, end) if single or _is_governed(words, end, least) else _phrase_to(text, words, end, least)
        if first is None:
            break
        found.insert(0, first)
        start = _before_determiner(words, first[0], least)
        if start <= least or not _is_serial(text, words, start - 1):
            break
        end = start - 1
        if words[end].part != ("adjective" if single else "noun") and (single or not _is_governed(words, end, least)):
            break
    return found


def _is_governed(words: Sequence[Token], at: int, least: int) -> bool:
    """Whether a word of content stands alone behind a preposition: a noun, though it may look like a verb (on pay)."""
    return at > least and words[at - 1].key in PREPOSITIONS and words[at].rarity > 0 and words[at].part == "verb"


def _gap(text: str, words: Sequence[Token], left: int) -> str:
    return text[words[left].end : words[left + 1].start]


def _is_close(text: str, words: Sequence[Token], left: int) -> bool:
    return CLOSE.match(_gap(text, words, left)) is not None


def _is_serial(text: str, words: Sequence[Token], left: int) -> bool:
    return SERIAL.match(_gap(text, words, left)) is not None


def _behind_determiner(words: Sequence[Token], start: int) -> int:
    while start < len(words) and words[start].key in DETERMINERS:
        start += 1
    return start


def _before_determiner(words: Sequence[Token], start: int, least: int) -> int:
    while start > least and words[start - 1].key in DETERMINERS:
        start -= 1
    return start


def _phrase_to(text: str, words: Sequence[Token], end: int, least: int) -> Span | None:
    """The noun phrase that ends at `end`."""
    start = end
    while (
        start > least
        and end - start + 1 < LONGEST_MEMBER
        and words[start - 1].part in NAMING
        and _is_close(text, words, start - 1)
        and not re.search(r"[“\"‘]", _gap(text, words, start - 1))
    ):
        start -= 1
    return (start, end) if words[end].part == "noun" else None


def _phrase_from(text: str, words: Sequence[Token], start: int) -> Span | None:
    """The noun phrase that begins at `start`, coordinated adjectives within it included."""
    end = start
    while end + 1 < len(words) and end - start + 1 < LONGEST_MEMBER and _is_close(text, words, end):
        following = words[end + 1]
        if following.part in NAMING and not re.search(r"[”\"’]\s", _gap(text, words, end)):
            end += 1
        elif (
            following.key in CONJUNCTIONS
            and words[end].part == "adjective"
            and end + 2 < len(words)
            and words[end + 2].part == "adjective"
        ):
            end += 2
        else:
            break
    return (start, end) if words[start].part in NAMING and words[end].part == "noun" else None
