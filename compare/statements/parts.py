"""Parts of speech, by a lexicon and rules for what it does not hold (Brill 1992, as TextBlob ships them)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from compare.model import PartOfSpeech, Token

CLASSES: dict[str, PartOfSpeech] = {"N": "noun", "V": "verb", "J": "adjective", "R": "adverb"}
NOT_OPEN = ("RP", "RB-")


@cache
def _tagger() -> Any:
    from textblob.en import parser

    return parser


def tagged(words: Sequence[Token]) -> tuple[Token, ...]:
    """The words of one sentence, each with its part of speech."""
    tags = _tagger().find_tags([w.text.replace("’", "'") for w in words])
    return tuple(replace(w, part=_part(w, tag, first=n == 0)) for n, (w, (_, tag)) in enumerate(zip(words, tags, strict=True)))


def _part(word: Token, tag: str, *, first: bool) -> PartOfSpeech:
    if word.rarity == 0:
        return "other"
    if word.text[0].isupper() and not first and not word.text.isupper():
        return "noun"
    return "other" if tag in NOT_OPEN else CLASSES.get(tag[0], "other")
