"""Units: what a number counts or measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Token

AFTER = re.compile(
    r"\s?(%|per cent|percent|°C|°F|°|degrees Fahrenheit|degrees Celsius|degrees|km/h|m/s|km|kg|mm|cm"
    r"|kilomet(?:re|er)s?|kilograms?|millimet(?:re|er)s?|centimet(?:re|er)s?)(?![a-z])"
)
ONE = {
    "percent": "%", "per cent": "%", "°": "°C", "degrees": "°C", "degrees Celsius": "°C", "degrees Fahrenheit": "°F",
}  # fmt: skip
"""Units that are written in several ways; degrees of which nothing is said are Celsius."""
LONG = (("kilom", "km"), ("kilog", "kg"), ("millim", "mm"), ("centim", "cm"))
PEOPLE = frozenset("peopl person men women man woman children child civilian resid".split())
MOST_UNIT_WORDS = 3
BETWEEN = re.compile(r"[\s'’-]*")
"""What may stand between a number and its noun; a line may end there."""
IN_MILLIONS = frozenset(
    "crown crowns krona kronor krone kroner euro euros dollar dollars pound pounds franc francs yuan yen rupee rupees "
    "rouble roubles ruble rubles peso pesos mark marks lira dinar dinars dirham dirhams rand zloty forint forints baht "
    "shekel shekels riyal riyals people customers users voters passengers visitors viewers tonnes tons barrels doses "
    "shares".split()
)
"""What is counted where an m behind the number is a million, not metres."""
UNKNOWN = 0.95
"""Rarity from which a word is none of the language: a currency of which nobody has heard."""


def is_in_millions(words: Sequence[Token], at: int) -> bool:
    """Whether what follows a number such as 5m says that the m is a million."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.text.islower():
        return False
    return following.text in IN_MILLIONS or (following.rarity >= UNKNOWN and "-" not in following.text)


def measure(text: str, end: int) -> str | None:
    """The unit behind a number, under one name for all its spellings."""
    sign = AFTER.match(text, end)
    if sign is None:
        return None
    long = next((short for stem, short in LONG if sign[1].startswith(stem)), sign[1])
    return ONE.get(long, long)


def noun(text: str, words: Sequence[Token], after: int, *, alone: bool) -> str:
    """The key of the noun that a number counts, a plural unless it is one `alone`; nothing where none follows."""
    run: list[Token] = []
    for word in words[after : after + MOST_UNIT_WORDS]:
        gap = text[(run[-1] if run else words[after - 1]).end : word.start]
        if word.rarity == 0 or not BETWEEN.fullmatch(gap):
            break
        run.append(word)
        if word.key in PEOPLE:
            break
    plural = next((w for w in run if (w.key in PEOPLE or _is_plural(w)) and not _is_owner(text, w)), None)
    counted = plural if plural and not alone else (run[0] if run else None)
    return counted.key if counted else ""


def is_counted(word: Token) -> bool:
    """Whether the word may be what a number counts: people, or a plural."""
    return word.key in PEOPLE or (word.text.islower() and _is_plural(word))


def _is_owner(text: str, word: Token) -> bool:
    """Whether something of theirs is counted: three workers' unions."""
    return text[word.end : word.end + 1] in ("'", "’")


def _is_plural(word: Token) -> bool:
    return word.text.endswith("s") and not word.text.endswith("ss")
