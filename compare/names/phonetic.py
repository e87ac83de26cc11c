"""Names by their sound: Sergei Yevmenov and Sergey Evmenov, Qabatiya and Qabatiyya."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from compare.english.words import fold
from compare.facts.observed import seen
from compare.model import Analysis, Observation, Statement, Token

RARE = 0.9
"""Rarity, 0..1, from which a word is a name that no dictionary has."""
LETTERS = 6
"""Letters that a name has which is known again by itself, without another name beside it."""
SHORTEST = 4
"""Letters, as they sound, of a name that one more or less does not make another."""
SHORT = 5
"""Letters of a name up to which one may be another, and no two."""
OWNED = re.compile(r"(?:['’]s?)$")
DERIVED = re.compile(r"(?:(?:i?an|n?ese|ish|i|s|ites?|er|ers|ism|ists?|a|o|e)s?)$")
"""What makes another word of a name: Ruritanian, Ruritania; a woman's family name beside a man's."""
ALIKE = (
    ("sch", "s"), ("sh", "s"), ("ch", "h"), ("kh", "h"), ("gh", "h"), ("ts", "s"), ("tz", "s"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"),
    ("x", "ks"), ("z", "s"),
)  # fmt: skip
"""Letters that transcriptions of one name give for the same sound."""
SILENT = re.compile(r"[aeiouh]+")
ONE_SOUND = str.maketrans("csg", "kkk")
"""Letters that one transcription or another gives for k or s."""
GENDER = "a"
"""The ending of a woman's name beside a man's."""


def observe(analysis: Analysis) -> Iterator[Observation]:
    """Every rare name by what it sounds like: the last two names of a person or place, else one that stands alone.

    A family name alone goes with the full name that the article has for it.
    """
    runs = [(s, run) for s in analysis.statements if s.id == s.sentence and s.kind != "heading" for run in _runs(s)]
    full: dict[str, set[str]] = defaultdict(set)
    for _, run in runs:
        for word in run[-2:] if len(run) > 1 else ():
            full[_bare(word)].add(_full(run))
    for _, run in runs:
        name = _full(run) if len(run) > 1 else _bare(run[0])
        known = {name} if len(run) > 1 else full.get(name, {name})
        if len(known) == 1 and _is_rare(run):
            at = run[-2:][0].start, run[-1].start + len(_bare(run[-1]))
            form = min(known)
            yield seen("name", phonetic_key(form), form, analysis, *at)


def _runs(statement: Statement) -> Iterator[tuple[Token, ...]]:
    """Names that stand together with nothing but a space between them; of one that owns something, no more follow."""
    run: list[Token] = []
    for token in statement.tokens:
        if run and (not _is_name(token) or token.start != run[-1].end + 1 or OWNED.search(run[-1].text)):
            yield tuple(run)
            run = []
        if _is_name(token):
            run.append(token)
    if run:
        yield tuple(run)


def _full(run: Sequence[Token]) -> str:
    return " ".join(map(_bare, run[-2:]))


def _bare(token: Token) -> str:
    return OWNED.sub("", token.text)


def _is_rare(run: Sequence[Token]) -> bool:
    rarest = max(t.rarity for t in run[-2:])
    return rarest >= RARE and (len(run) > 1 or len(_bare(run[0])) >= LETTERS)


def _is_name(token: Token) -> bool:
    bare = _bare(token)
    return token.rarity > 0 and token.text[0].isupper() and not bare.isupper() and bare.isalpha()


def phonetic_key(name: str) -> str:
    """What all spellings of a name, or of several words, have in common: the consonants of each word."""
    words = (SILENT.sub("", plain(word)).translate(ONE_SOUND) for word in name.split())
    return " ".join(_once(word) for word in words)


def spoken(name: str) -> str:
    """What a word is known by whose spelling may vary: its outline where it is long, else the word."""
    return phonetic_key(name) if len(name) >= LETTERS else name


def plain(name: str) -> str:
    """The letters of one word as they sound, doubled ones once."""
    name = fold(name)
    for printed, sound in ALIKE:
        name = name.replace(printed, sound)
    return _once(name)


def _once(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)


def one_name(one: str, other: str) -> bool:
    """Whether two names of as many words, which are not the same, may be one: each word the same, or spelt otherwise.

    A name that is made of another one is none of its spellings, unless the name beside it is spelt otherwise, too.
    """
    words = list(zip(one.split(), other.split(), strict=False))
    unlike = [(a, b) for a, b in words if fold(a) != fold(b)]
    if not unlike or len(one.split()) != len(other.split()):
        return False
    return all(_one_word(a, b) for a, b in unlike) and not all(is_made_of(a, b) for a, b in unlike)


def _one_word(one: str, other: str) -> bool:
    """Whether a word sounds like another, letter for letter but for one or two; not where one is a woman's."""
    left, right = plain(one), plain(other)
    if fold(one).endswith(GENDER) != fold(other).endswith(GENDER):
        return False
    if left == right:
        return True
    shorter = min(len(left), len(right))
    return shorter >= SHORTEST and Levenshtein.distance(left, right) <= (1 if shorter <= SHORT else 2)


def is_made_of(one: str, other: str) -> bool:
    """Whether one name is made of the other by an ending, or is the other cut short."""
    left, right = fold(one), fold(other)
    cut = left.startswith(right) or right.startswith(left)
    return cut or DERIVED.sub("", left) == DERIVED.sub("", right)
