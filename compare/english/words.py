"""What every stage asks of words and places in a text. Pure functions; nothing here knows a record's stage."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from compare.model import Token

LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"  # marks that follow their letter belong to it
WORD = re.compile(rf"{LETTERS}(?:[-‐‑'’.,](?=[^\W_]){LETTERS})*")
OPENING = "“‘«„\"'(["
CLOSING = "”’»“\"'"

# Letters that Unicode does not decompose into a letter and a mark.
UNDECOMPOSED = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "“": '"', "”": '"'})

QUOTATION_MARKS = dict.fromkeys(map(ord, '"“”„‟«»‹›〝〞‘’‚‛`´'), "'")

# Closed-class English words: they carry grammar, not content.
FUNCTION_WORDS = frozenset(
    """
    a about above across after against all along alongside also although am among amongst an and another any
    anyone anything are around as at away be because been before behind being below beneath beside besides
    between beyond both but by can cannot could despite did do does doing done down during each either else
    every everyone everything except few for from further had has have having he hence her here hers herself
    him himself his how however i if in indeed inside instead into is it its itself just least less lest like
    many may me might mine more moreover most much must my myself near neither no nobody none nor not nothing
    now of off often on once one only onto or other others otherwise ought our ours ourselves out outside over
    own per perhaps quite rather same shall she should since so some someone something still such than that the
    their theirs them themselves then there therefore these they this those though through throughout thus till
    to together too toward towards under underneath until unto up upon us very via was we well were what
    whatever when whenever where whereas whereby wherein whether which whichever while who whoever whole whom
    whose why will with within without would yet you your yours yourself yourselves
    thee thou thy thine ye hath doth shalt unto
    s t d ll re ve
    """.split()
)
# Words that say that something is said; they do not tell one statement from another.
REPORTING = frozenset(
    """
    add affirm announce argue assert call claim comment confirm declare describe emphasis emphasize explain
    express highlight indicate mention note outline point propose quote recall reiterate remark report reveal
    said saying say says speak spoke state stress suggest tell told underline underscore urge write wrote
    according
    """.split()
)
INITIALS = 0.6
"""Rarity of initials that read like a function word."""
COMMONEST, RAREST = 6.5, 2.5
"""Zipf frequencies (per thousand million words, log 10) between which a word's rarity falls to 0.3 and rises to 1."""


def fold(text: str) -> str:
    """Lower case, without diacritics, quotation marks and hyphens straightened. May change the length."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower().translate(STRAIGHT))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(UNDECOMPOSED)


def even(text: str) -> str:
    """The text with white space and quotation style evened out: one space, one mark for all. May change the length."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTATION_MARKS).split())


@cache
def _stemmer() -> object:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@cache
def _american() -> dict[str, str]:
    from breame.spelling import BRITISH_ENGLISH_SPELLINGS

    return dict(BRITISH_ENGLISH_SPELLINGS)


@cache
def _zipf() -> dict[str, float]:
    """Zipf frequency of the commoner words of English, from the small list of the package wordfreq.

    Read without importing wordfreq: that takes 0.2 s to load what matches language names. Its format, cBpack:
    a header, then for each centibel below certainty the words of that frequency. Raises ValueError if it changed.
    """
    import gzip
    from importlib.util import find_spec

    import msgpack

    package = find_spec("wordfreq")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("wordfreq is not installed: pip install wordfreq")
    with gzip.open(Path(package.submodule_search_locations[0], "data", "small_en.msgpack.gz")) as file:
        header, *buckets = msgpack.load(file, raw=False)
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"wordfreq's list has the header {header}; expected format cB, version 1")
    return {word: 9 - centibels / 100 for centibels, words in enumerate(buckets) for word in words}


ISE = re.compile(r"(?<=[a-z]{3})(?:is(e|es|ed|ing|er|ers|ation|ations|ational))$")
NOT_ISE = re.compile(
    r"(?:[dmrv]ise|prom|prem|exerc|franch|enterpr|pract|adv|surpr|compr|superv|telev|improv|rev|dev|ra|pra)$"
)


def american(word: str) -> str:
    """One spelling for both dialects: `favourable` and `favorable`, `organise` and `organize` come out alike.

    `word` is folded. -ise after a stem that is never spelt with z (advise, rise, promise) is left.
    """
    known = _american().get(word)
    if known:
        return known
    match = ISE.search(word)
    if match and not NOT_ISE.search(word[: match.start()]) and len(word) > 6:
        return word[: match.start()] + "iz" + match.group(1)
    return word


def is_initials(word: str) -> bool:
    """Whether a function word in capitals is none: the US, the WHO."""
    bare = word.removesuffix("’s").removesuffix("'s")
    return 1 < len(bare) < 4 and bare.isupper() and bare.lower() in FUNCTION_WORDS


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """What a word is matched by: folded, without possessive, in one spelling dialect, Porter-stemmed."""
    folded = fold(word).removesuffix("'s").removesuffix("'")
    if is_initials(word):
        return folded.upper()
    if folded in FUNCTION_WORDS or not folded[:1].isalpha():
        return folded.replace(",", "") if folded[:1].isdigit() else folded
    stem = _stemmer().stem  # type: ignore[attr-defined]  # nltk ships no types
    return "-".join(str(stem(american(part), to_lowercase=False)) for part in folded.split("-"))


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """Information of a word in English, 0 for function words, 0.3 for the commonest others, 1 for unknown ones.

    Linear in the logarithm of the word's frequency (Spärck Jones 1972, with the language as the collection
    instead of the corpus at hand: five articles alone give noise). Frequencies: the package wordfreq.
    """
    folded = fold(word).removesuffix("'s").removesuffix("'")
    if is_initials(word):
        return INITIALS
    if folded in FUNCTION_WORDS:
        return 0.0
    table = _zipf()
    seen = [table.get(p) or table.get(p.removesuffix("s")) or RAREST for p in [folded, *folded.split("-")]]
    zipf = seen[0] if seen[0] > RAREST else min(seen[1:])
    share = (COMMONEST - min(COMMONEST, max(RAREST, zipf))) / (COMMONEST - RAREST)
    return round((0.3 + 0.7 * share) * (0.5 if key(word) in REPORTING or folded in REPORTING else 1), 4)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of `text[start:end]`, in order."""
    return tuple(
        Token(m.group(), key(m.group()), m.start(), m.end(), rarity(m.group())) for m in WORD.finditer(text, start, end)
    )
