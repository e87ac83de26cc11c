"""Sentences and clauses as spans of a text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from compare.english.currencies import STOPPED
from compare.english.words import FUNCTION_WORDS, WORD
from compare.places import trim

# Abbreviations that do not end a sentence. Punkt left untrained: trained on a handful of articles it splits
# after months and numbers.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr gen col maj capt lt sgt cmdr adm gov sen rep pres amb rev hon messrs
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    inc ltd co corp bros dept univ assn u.s u.k u.n e.u d.c a.m p.m e.g i.e etc vs v cf al ca approx est
    fig vol ed eds pp op art arts sec secs ave blvd rd mt ft km kg
    """.split()
)
NUMBER_SIGN = re.compile(r"\b(?:No|Nos|Art|para|p)\.$", re.IGNORECASE)
SIGN = re.compile(rf"(?<![\w.])(?<!\d )(?<!illion )(?:{'|'.join(map(re.escape, STOPPED))})\.$")
"""A currency that a stop abbreviates, but behind a number: Rs. 500, L.E. 90 million."""
INITIAL = re.compile(r"(?:^|[\s(])[A-Z]\.$")
GERUND_COMMA = re.compile(r",\s+(?:(?:thus|thereby|while|and)\s+)?(?:[a-z]+ly\s+)?[a-z]{3,}ing\b")
JOINT = re.compile(
    r"[;:]\s+|\s[—–]\s|\s-\s"
    r"|,\s+(?=(?:and|but|or|so|yet|while|whereas|although|though|as|because|which|who|whose|where|when|if|unless"
    r"|after|before|since|including|especially|particularly|such as|with|based on|followed by|noting|saying"
    r"|describing|calling)\b)"
    r"|\s+(?=(?:while|whereas|although|because)\b)"
)
NEW_LINE = re.compile(r",\s+(?=(?:The|And|But|Now|So|For|Then|Who|Of|In)\s[a-z])")  # verses and lines run together
MEMBER_END = re.compile(r"[,;:]\s")
LONGEST_MEMBER = 4  # words of a list member before the final conjunction
SHORTEST_CLAUSE = 3  # content words; below that a clause says too little to be compared
REPORTED = re.compile(
    r"^(?P<frame>[^,;:“\"]{2,120}?\b(?:said|says|saying|stressed|noted|added|affirmed|emphasi[sz]ed|underlined|"
    r"underscored|stated|announced|reported|claimed|told \w+|believed|explained|declared|warned|argued|insisted|"
    r"confirmed|recalled|affirms?|emphasi[sz]es|notes|reaffirms?)(?: that\b|,? ?(?=[“\"])))\s*"
)


@cache
def _punkt() -> object:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence spans of `text[start:end]`; a closing quotation mark stays with its sentence."""
    spans = list(_punkt().span_tokenize(text[start:end]))  # type: ignore[attr-defined]  # nltk ships no types
    begin: int | None = None
    for number, (left, right) in enumerate(spans):
        left, right = start + left, start + right
        begin = left if begin is None else begin
        following = text[right:end].lstrip()
        if number + 1 < len(spans) and _goes_on(text[begin:right], following):
            continue
        yield trim(text, begin, right)
        begin = None


def _goes_on(sentence: str, following: str) -> bool:
    """Whether what Punkt took for an end is none: No. 59, Rs. 500, J. Smith, or a stop within a quotation."""
    if NUMBER_SIGN.search(sentence) or SIGN.search(sentence):
        return following[:1].isdigit()
    return bool(INITIAL.search(sentence)) or following[:1].islower()


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence that can state something by themselves, in order; at least one.

    Cut at semicolons, colons, dashes, before a conjunction or a participle after a comma, and behind
    "X said that". A part too short to stand alone stays with its neighbour.
    """
    stops = [m.end() for m in MEMBER_END.finditer(text, start, end)]
    cuts = {m.end() for m in JOINT.finditer(text, start, end) if not _ends_list(text, m, stops)}
    cuts |= {m.start() + 1 for m in GERUND_COMMA.finditer(text, start, end)}
    cuts |= {m.end() for m in NEW_LINE.finditer(text, start, end)}
    frame = REPORTED.match(text[start:end])
    if frame:
        cuts.add(start + frame.end())
    edges = [start, *sorted(c for c in cuts if start < c < end), end]
    spans = [trim(text, a, b) for a, b in itertools.pairwise(edges)]
    return list(_long_enough(text, spans, start + frame.end() if frame else None))


def _long_enough(text: str, spans: Sequence[tuple[int, int]], frame_end: int | None) -> Iterator[tuple[int, int]]:
    """The spans, one that says too little joined to its neighbour, but never to what frames it."""
    (start, end), held = spans[0], _content(text, *spans[0])
    for span in spans[1:]:
        own = _content(text, *span)
        frames = frame_end is not None and start == spans[0][0] and end <= frame_end <= span[0]
        if not frames and min(own, held) < SHORTEST_CLAUSE:
            end, held = span[1], held + own
        else:
            yield start, end
            (start, end), held = span, own
    yield start, end


def _ends_list(text: str, joint: re.Match[str], stops: Sequence[int]) -> bool:
    """Whether a comma before a conjunction is the last one of a list: "unity, and integrity"."""
    behind = bisect_right(stops, joint.start())
    if "," not in joint.group() or not behind:
        return False
    return len(text[stops[behind - 1] : joint.start()].split()) <= LONGEST_MEMBER


def _content(text: str, start: int, end: int) -> int:
    return sum(m.group().lower() not in FUNCTION_WORDS for m in WORD.finditer(text, start, end))
