"""A number of things announced, and another number of them that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.hedges import is_whole
from compare.model import Analysis, Excerpt, Figure, Finding, ListFact, Statement
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
COLON = re.compile(r"[^.;:!?\n]{0,60}?(?::|\s[–—-]|\bnamely\b,?)\s+")
NAMED = re.compile(r"[^.;:!?\n]{0,40}:\s+")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
OPENS = re.compile(r"\W*(?:the\s+)?(\w+?)(?:ly)?\b(?:\s+\w+){0,2}?\s*(?:,|:|is\b|was\b|are\b)", re.IGNORECASE)
PLAIN_WORDS = 4
"""Words to which the members of a list may run that is counted by its commas."""


@dataclass(frozen=True, slots=True)
class Options:
    """Nouns that announce what follows, and the sentences within which "First, … Second, …" may begin."""

    nouns: tuple[str, ...] = (
        "areas", "aspects", "conditions", "demands", "elements", "factors", "goals", "groups", "issues", "lessons",
        "measures", "objectives", "parts", "phases", "pillars", "points", "principles", "priorities", "proposals",
        "questions", "reasons", "recommendations", "stages", "steps", "tasks", "themes", "topics", "ways",
    )  # fmt: skip
    within: int = 3


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each announcement that is not kept."""
    sentences = sorted((s for s in subject.statements if s.id == s.sentence), key=lambda s: s.order)
    for number, sentence in enumerate(sentences):
        kept = [
            (figure, end, _listed(subject, sentence, end) or _numbered(sentences[number + 1 :], rule.options))
            for figure, end in _announcements(sentence, rule.options)
        ]
        for figure, end, members in kept or _counted(subject, sentence):
            if members and len(members) != figure.value:
                text = subject.article.text[figure.excerpt.start : end]
                place = excerpt(subject.article, figure.excerpt.start, end)
                shown = [reading(text, [place], view), reading(f"{len(members)} follow", members, view)]
                key = [subject.article.id, text, str(len(members))]
                yield finding(rule, shown, view, subject=" ".join(text.split()), key=key, confidence=0.85)


def _counted(subject: Analysis, sentence: Statement) -> Iterator[tuple[Figure, int, list[Excerpt]]]:
    """The last number before a colon, the end of its noun, and the names behind: five members: Ann Pell, Max Orr, …"""
    text = subject.article.text
    for fact in sentence.facts:
        if isinstance(fact, ListFact) and _is_plain(fact, text) and all(map(_is_named, fact.members)):
            figure = _last_before(sentence, fact)
            after = [w for w in sentence.tokens if figure and w.start > figure.excerpt.start and w.key == figure.unit]
            if figure and after and NAMED.fullmatch(text[after[0].end : fact.excerpt.start]):
                yield figure, after[0].end, list(fact.members)


def _last_before(sentence: Statement, fact: ListFact) -> Figure | None:
    """The number that comes last before the list, where it is exact and no whole of which a part is told."""
    before = [f for f in sentence.facts if isinstance(f, Figure) and f.excerpt.end <= fact.excerpt.start]
    if not before or not _is_exact(before[-1]):
        return None
    start = before[-1].excerpt.start - sentence.excerpt.start
    return None if is_whole(sentence.excerpt.text, start) else before[-1]


def _is_named(member: Excerpt) -> bool:
    return all(word[0].isupper() for word in member.text.split())


def _is_exact(figure: Figure) -> bool:
    """Whether it is a small number of things, without a hedge."""
    return not (figure.ordinal or figure.hedge or figure.upper) and 2 <= figure.value <= len(NTH)


def _announcements(sentence: Statement, options: Options) -> Iterator[tuple[Figure, int]]:
    """Unhedged small figures before an announcing noun, with the noun's end."""
    words = sentence.tokens
    for figure in (f for f in sentence.facts if isinstance(f, Figure)):
        if not _is_exact(figure):
            continue
        after = [w for w in words if w.start >= figure.excerpt.end][:3]
        noun = next((w for w in after if w.text.lower() in options.nouns), None)
        if noun:
            yield figure, noun.end


def _listed(subject: Analysis, sentence: Statement, end: int) -> list[Excerpt]:
    """What the same sentence lists: parts set off by semicolons, or the plain members of one list."""
    text, stop = subject.article.text, sentence.excerpt.end
    colon = COLON.match(text, end, stop)
    start = colon.end() if colon else end
    if colon and ";" in text[start:stop]:
        return _parts(subject, start, stop)
    of = OF.match(text, end, stop)
    begins = colon.end() if colon else of.end() if of else None
    for fact in sentence.facts:
        if isinstance(fact, ListFact) and fact.excerpt.start == begins and _is_plain(fact, text):
            return list(fact.members)
    return []


def _parts(subject: Analysis, start: int, stop: int) -> list[Excerpt]:
    found = []
    for match in re.compile(r"[^;]+").finditer(subject.article.text, start, stop):
        part = match[0].strip(" .,\n")
        if part:
            at = match.start() + match[0].index(part)
            found.append(excerpt(subject.article, at, at + len(part)))
    return found


def _is_plain(fact: ListFact, text: str) -> bool:
    """Whether the list has three members or more, all short, ends its clause, and has no second "and"."""
    short = all(len(m.text.split()) <= PLAIN_WORDS for m in fact.members)
    ends = text[fact.excerpt.end : fact.excerpt.end + 1] in (".", ";", ",", ")", "\n", "")
    return len(fact.members) > 2 and short and ends and fact.excerpt.text.split().count("and") == 1


def _numbered(following: Sequence[Statement], options: Options) -> list[Excerpt]:
    """The sentences that begin First, Second, … where the first of them is near."""
    openers = [(s, m[1].lower()) for s in following if (m := OPENS.match(s.excerpt.text))]
    first = next((n for n, (s, word) in enumerate(openers) if word == NTH[0]), None)
    if first is None or openers[first][0] not in following[: options.within]:
        return []
    found: list[Excerpt] = []
    for sentence, word in openers[first:]:
        if len(found) < len(NTH) and word == NTH[len(found)]:
            found.append(sentence.excerpt)
        elif word in NTH:
            break
    return found if len(found) > 1 else []
