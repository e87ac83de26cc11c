"""What every stage asks of words and places in a text. Pure functions; nothing here knows a record's stage."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from compare.model import Article, Excerpt, Token

LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"  # marks that follow their letter belong to it
WORD = re.compile(rf"{LETTERS}(?:[-‐‑'’.,](?=[^\W_]){LETTERS})*")
FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
LINE_END = re.compile(r"(?:\r\n|[\n\r\v\x85\u2028\u2029])\f?|\f")  # pages begin behind a line end
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
SHORTEST_WRAPPED, LONGEST_WRAPPED = 40, 120
"""Characters to which paragraphs may have been wrapped."""
LEAST_FULL = 0.8
"""Share of a wrapped text's lines that the next line's first word would have made too long."""
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


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Offsets at which lines begin, and at which paragraphs begin."""
    lines = tuple(paragraph_lines(text))
    wrapped = is_wrapped(text)
    paragraphs, before = [], ""
    for start, line in lines:
        if line.strip() and not (wrapped and before.strip()):
            paragraphs.append(start)
        before = line
    return tuple(start for start, _ in lines), tuple(paragraphs)


def paragraph_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with the offset where it begins, without its line end, whichever of Unicode's that is."""
    start = 0
    for end in LINE_END.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the lines in which `text[start:end]` stands, without the last one's line end."""
    starts = _lines(text)[0]
    begin = starts[bisect_right(starts, start) - 1]
    stop = LINE_END.search(text, end)
    return begin, stop.start() if stop else len(text)


@lru_cache(maxsize=256)
def is_wrapped(text: str) -> bool:
    """Whether paragraphs are broken into short lines, so that only a blank line ends one.

    In such a text the first word of a line would not have fitted on the line before.
    """
    lines = [line.strip() for _, line in paragraph_lines(text)]
    width = max(map(len, lines))
    inner = [(a, b) for a, b in pairwise(lines) if a and b]
    full = sum(len(a) + 1 + len(b.split()[0]) > width for a, b in inner)
    return SHORTEST_WRAPPED <= width <= LONGEST_WRAPPED and full >= LEAST_FULL * len(inner) > 2


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: a non-blank line, or in wrapped text a run of them."""
    for start, following in pairwise([*_lines(text)[1], len(text)]):
        yield start, start + len(text[start:following].rstrip())


def excerpt(article: Article, start: int, end: int) -> Excerpt:
    """The words of an article from `start` to `end`, with their place."""
    line_starts, paragraph_starts = _lines(article.text)
    line = bisect_right(line_starts, start)
    return Excerpt(
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        line=line,
        column=start - line_starts[line - 1] + 1,
        paragraph=max(1, bisect_right(paragraph_starts, start)),
    )


def part(whole: Excerpt, start: int, end: int) -> Excerpt:
    """The words of an excerpt from `start` to `end`, offsets of the article, with their place; within one paragraph."""
    before = whole.text[: start - whole.start]
    lines = before.count("\n")
    column = len(before) - before.rindex("\n") if lines else whole.column + len(before)
    text = whole.text[start - whole.start : end - whole.start]
    return Excerpt(whole.article, start, end, text, whole.line + lines, column, whole.paragraph)


def trim(text: str, start: int, end: int, outer: str = "\ufeff") -> tuple[int, int]:
    """The span without white space and the characters of `outer` at either end."""
    while start < end and (text[start].isspace() or text[start] in outer):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in outer):
        end -= 1
    return start, end
