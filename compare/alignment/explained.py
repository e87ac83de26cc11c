"""Reasons of a link as they are told to a reader: in the words of both articles, and by the articles' names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compare.english.words import fold
from compare.model import Figure, Link, Reason, ReasonKind, Token

IN_WORDS: frozenset[ReasonKind] = frozenset({"words", "name", "date", "quotation"})


def told(link: Link, places: Mapping[str, str]) -> Link:
    """The link with reasons for a reader; `places` names sentences by their id: `VNS 003 ¶7`."""
    words = _counterparts(link)
    return replace(link, reasons=tuple(replace(r, text=_text(r, link, words, places)) for r in link.reasons))


def _text(reason: Reason, link: Link, words: Mapping[str, str], places: Mapping[str, str]) -> str:
    if reason.kind == "third article":
        return places.get(reason.text, reason.text)
    if reason.kind == "figure":
        return _with_figures(reason.text, link)
    if reason.kind in IN_WORDS:
        return " ".join(_both(word, words.get(word, word)) for word in reason.text.split(" "))
    return reason.text


def _both(one: str, other: str) -> str:
    """`task/tasks`; one word where they differ in no letter."""
    return one if fold(one) == fold(other) else f"{one}/{other}"


def _with_figures(text: str, link: Link) -> str:
    """The figures of the left side, each with how the right one writes its value."""
    right = {(f.value, f.upper): f.excerpt.text for f in reversed(link.right.facts) if isinstance(f, Figure)}
    for fact in link.left.facts:
        if isinstance(fact, Figure) and (fact.value, fact.upper) in right:
            own = fact.excerpt.text
            text = text.replace(own, _both(own, right[fact.value, fact.upper]), 1)
    return text


def _counterparts(link: Link) -> dict[str, str]:
    """For each word of the left side what stands for it on the right: the same word inflected, or what is linked."""
    by_key = {t.key: t for t in reversed(link.right.tokens)}
    by_start = {t.start: t for t in link.right.tokens}
    linked = {w.left_start: by_start[w.right_start] for w in sorted(link.words, key=lambda w: w.score)}
    return {t.text: _answer(t, by_key, linked).text for t in reversed(link.left.tokens)}


def _answer(token: Token, by_key: Mapping[str, Token], linked: Mapping[int, Token]) -> Token:
    other = linked.get(token.start)
    if other and (other.key == token.key or token.key not in by_key):
        return other
    return by_key.get(token.key, token)
