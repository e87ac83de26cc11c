"""Which spelling dialect a word shows, where it shows one."""

from __future__ import annotations

import re
from functools import cache

from compare.english.words import american, fold

# Regular ways in which British and American spelling part; other pairs (programme, cheque, licence) differ in
# sense as well, or only in one part of speech.
ENDINGS = r"(?:|s|ed|d|r|rs|ing|al|able|ful|ally|hood|ism|ist|less|ite|ites|er|ers)"
BRITISH = (
    re.compile(rf"(?P<a>.+)our(?P<b>{ENDINGS})$"),
    re.compile(r"(?P<a>.+)ence(?P<b>s?|less)$"),
    re.compile(r"(?P<a>.+)tre(?P<b>s|d?)$"),
    re.compile(r"(?P<a>.+)ly(?P<b>s(?:e|ed|es|ing))$"),
    re.compile(r"(?P<a>.+)ll(?P<b>ed|ing|er|ers|or|ors)$"),
)
AMBIGUOUS = frozenset(
    """
    metre metres theatre theatres micrometre micrometres glamour philtre philtres arbour initialled dialled
    pommelled pommelling pummelled pummelling licence licences
    analyses catalyses dialyses electrolyses hydrolyses paralyses psychoanalyses
    """.split()
)
"""Forms that other dialects have, too: as another word, as another part of speech, or in names."""
PRODUCTIVE = re.compile(r"^(?!treat)[a-z]{2,}(?:al|ar|an|at|em|et|ic|il|on|or|um|ut)i[sz]")
"""Endings of nouns and adjectives that take -ise or -ize; after others a word must be known to vary."""
ISE = re.compile(r"i[sz](?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)")


@cache
def variety(word: str) -> tuple[tuple[str, str], ...]:
    """Which of the two spellings a word shows, where it shows one: ("-ise", "-ize") or British, American."""
    plain = fold(word)
    if plain in AMBIGUOUS:
        return ()
    one = american(plain)
    varies = ISE.search(plain)
    if varies and (
        PRODUCTIVE.search(plain) or _table().keys() & {ISE.sub("is", plain), f"{plain[: varies.start()]}ise"}
    ):
        return (("-ise or -ize", "-ise" if ISE.sub("is", plain) == plain else "-ize"),)
    if plain != one and any(pattern.search(plain) for pattern in BRITISH):
        return (("spelling", "British spelling"),)
    if plain in _american_forms():
        return (("spelling", "American spelling"),)
    return ()


@cache
def _table() -> dict[str, str]:
    from breame.spelling import BRITISH_ENGLISH_SPELLINGS

    return dict(BRITISH_ENGLISH_SPELLINGS)


@cache
def _american_forms() -> frozenset[str]:
    pairs = [(uk, us) for uk, us in _table().items() if uk not in AMBIGUOUS and uk != us]
    return frozenset(us for uk, us in pairs if any(p.search(uk) for p in BRITISH))


def respelt(word: str, wanted: str) -> str:
    """The word as `wanted` has it: British spelling, American spelling, -ise or -ize; in small letters."""
    plain = fold(word)
    if wanted in ("-ise", "-ize"):
        return ISE.sub(wanted[1:3], plain)
    return american(plain) if wanted == "American spelling" else _british_forms().get(plain, plain)


@cache
def _british_forms() -> dict[str, str]:
    pairs = sorted((uk, us) for uk, us in _table().items() if uk not in AMBIGUOUS and uk != us)
    return {us: uk for uk, us in pairs if any(p.search(uk) for p in BRITISH)}
