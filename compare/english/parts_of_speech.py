"""Parts of speech, by a lexicon and rules for what it does not hold (Brill 1992, as TextBlob ships them)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from compare.model import PartOfSpeech, Token

CLASSES: dict[str, PartOfSpeech] = {"N": "noun", "V": "verb", "J": "adjective", "R": "adverb"}
NAMING = ("noun", "adjective")
PARTICIPLES = ("VBG", "VBN")
DETERMINERS = frozenset("a an the this that these those its their his her our your my any some no".split())
ARTICLES = ("the", "a", "an")
AGENTS = ("ers", "ors", "ists", "ents", "ants", "ians", "ies")
"""Endings of plurals that stand before names: foreign ministers Smith and Jones."""
NOT_OPEN = ("RP", "RB-")


@cache
def _tagger() -> Any:
    from textblob.en import parser

    # Left to itself the lexicon reads its 94,000 lines through three generators, which takes three times as long.
    with open(parser.lexicon.path, encoding="utf-8") as file:
        entries = dict(line.split(" ", 2)[:2] for line in file.read().split("\n") if line and line[0] != ";")
    dict.update(parser.lexicon, entries)
    return parser


def tagged(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words of one sentence, each with its part of speech."""
    tags = [tag for _, tag in _tagger().find_tags([w.text.replace("’", "'") for w in words])]
    parts = [_part(w, tag, first=n == 0) for n, (w, tag) in enumerate(zip(words, tags, strict=True))]
    for n in range(1, len(words) - 1):
        if tags[n] in PARTICIPLES and parts[n + 1] == "noun" and _opens_noun_phrase(words[n - 1], parts[n - 1]):
            parts[n] = "adjective"
        if tags[n] == "NNS" and _is_predicate(words, parts, n):
            parts[n] = "verb"
    for n, word in enumerate(words):
        if parts[n] == "adjective" and "-" in word.text and (n + 1 == len(words) or parts[n + 1] not in NAMING):
            parts[n] = "noun"  # the lexicon knows few compounds and takes them all for adjectives
    return tuple(Token(w.text, w.key, w.start, w.end, w.rarity, part) for w, part in zip(words, parts, strict=True))


def _opens_noun_phrase(word: Token, part: PartOfSpeech) -> bool:
    """Whether a participle behind the word belongs to a noun: the growing, country's growing, new emerging."""
    return part == "adjective" or word.key in DETERMINERS or word.text.endswith(("'s", "’s"))


def _is_predicate(words: Sequence[Token], parts: Sequence[PartOfSpeech], n: int) -> bool:
    """Whether what looks like a plural is a verb: between a noun and a name or article it modifies nothing.

    So in "quake hits Japan", but not in "foreign ministers Smith and Jones".
    """
    plain = words[n].text.islower() and not words[n].text.endswith(AGENTS)
    behind = n + 1
    if words[behind].text in ARTICLES:
        return plain and parts[n - 1] == "noun" and words[behind].start == words[n].end + 1
    while behind + 1 < len(words) and parts[behind] == "adjective" and words[behind].text.islower():
        behind += 1
    run = words[n : behind + 1]
    beside = all(a.end + 1 == b.start for a, b in pairwise(run))
    return plain and parts[n - 1] == "noun" and beside and run[-1].text[0].isupper() and not run[-1].text.isupper()


def _part(word: Token, tag: str, *, first: bool) -> PartOfSpeech:
    if word.rarity == 0:
        return "other"
    if word.text[0].isupper() and not first and not word.text.isupper():
        return "noun"
    return "other" if tag in NOT_OPEN else CLASSES.get(tag[0], "other")
