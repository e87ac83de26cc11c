"""Who says what a sentence states."""

from __future__ import annotations

import re

from compare.english.words import rarity

SAYING = (
    r"(?:said|says|stressed|noted|added|affirmed|emphasi[sz]ed|underlined|underscored|stated|announced|claimed|"
    r"believed|explained|declared|warned|argued|insisted|confirmed|recalled|told|expressed|highlighted|called for|"
    r"proposed|pointed out)"
)
DAY = r"(?:\s+on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
NAME = r"\b(?:[A-ZĐ][\w’'-]{0,40}(?:\s+(?:of|the|for|and)\s+(?=[A-ZĐ])|\s+)){0,6}[A-ZĐ][\w’'-]{0,40}"
ENDS = r"(?=[,.;:”\"]|\s*$|\s+(?:in|on|at|after|as|when|while|who|of|from|to|during|by)\b)"
"""What follows a name behind the verb: not a verb, or the name is what is spoken of."""
SPEAKER = re.compile(
    rf"(?P<name>{NAME}|[Tt]he (?:[a-z]+ ){{0,2}}[A-Za-z]+|\b[Hh]e|\b[Ss]he){DAY}\s+(?:also |further |later )?{SAYING}\b"
    rf"|(?P<told>{NAME})(?:, (?P<apposed>[^,“”\"]{{1,80}}))?,\s+{SAYING}\b(?!\s+[A-ZĐ][\w’'-]*{ENDS})"
    rf"|[Aa]ccording to (?P<source>the (?:[a-z]+ ){{0,2}}[a-z]+|{NAME})"
    rf"|(?:said|says|added|stressed)\s+(?P<after>{NAME}){ENDS}"
)
OTHERWISE = re.compile(r"^(?:he|she|the (?:\w+ )*(?P<office>\w+))$", re.IGNORECASE)
"""A speaker who is not named: by a pronoun, or by what he is."""
WHOLE = re.compile(rf"(?!The\b){NAME}(?=[,.]|\s+[a-z])")
"""A name that may be a person's, if it has two words of which the last is rare."""
RARE = 0.65


def speaker_of(sentence: str, before: str | None) -> tuple[str | None, str | None]:
    """Who speaks in the sentence, and for whom a pronoun in the next one stands: who speaks, else whom it begins with;
    nobody where it names another person further on."""
    match = SPEAKER.search(sentence)
    if not match:
        return None, _subject(sentence, before)
    name = _name(match)
    otherwise = OTHERWISE.match(name)
    if not otherwise:
        return name, name
    office = (otherwise["office"] or "").lower()
    return (before if before and office in before.lower() else name), before


def _name(match: re.Match[str]) -> str:
    """Who speaks by the match: the mayor of Porto, Anna Berg, is Anna Berg, but Anna Berg, Mayor of Porto, is, too."""
    apposed = match["apposed"]
    if apposed and re.fullmatch(NAME, apposed) and _is_person(apposed):
        return apposed
    return str(match["name"] or match["told"] or match["source"] or match["after"])


def _subject(sentence: str, before: str | None) -> str | None:
    people = [m for m in WHOLE.finditer(sentence) if _is_person(m[0])]
    if not people:
        return before
    return people[0][0] if people[0].start() == 0 else None


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and rarity(words[-1]) >= RARE
