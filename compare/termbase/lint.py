"""What is odd in a termbase, though it can be read: each remark with its file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from compare.english.words import fold
from compare.model import Term, TermEntry, ToldApart
from compare.termbase.arrange import is_home
from compare.termbase.matching import covered, entries_of, matches
from compare.termbase.variants import words

RIGHT, WRONG = ("preferred", "admitted"), ("deprecated", "superseded")
Remark = tuple[str, str]
"""A place and what is odd there."""


def remarks(entries: Sequence[TermEntry], apart: Iterable[ToldApart], *, today: date) -> tuple[str, ...]:
    """Every remark as `file:line: what is odd`, in the order of the files."""
    found: set[Remark] = set(_repeated_ids(entries))
    for entry in entries:
        found |= {*_preferences(entry), *_duplicates(entry)}
        found |= {(t.place, what) for t in entry.terms for what in _oddities(entry, t, today)}
    found |= {*_shared(entries), *_nested(entries), *_contradicted(entries, apart)}
    return tuple(f"{place}: {what}" for place, what in sorted(found, key=_order))


def _order(remark: Remark) -> tuple[str, int, str]:
    file, _, line = remark[0].rpartition(":")
    return file, int(line) if line.isdigit() else 0, remark[1]


def _repeated_ids(entries: Iterable[TermEntry]) -> Iterator[Remark]:
    first: dict[str, str] = {}
    for entry in entries:
        if entry.id in first:
            yield entry.place, f"id {entry.id!r} is taken; it stands in {first[entry.id]}"
        first.setdefault(entry.id, entry.place)


def _preferences(entry: TermEntry) -> Iterator[Remark]:
    """Remarks on what is preferred in each language that something is ruled in."""
    for language in sorted({t.language for t in entry.terms}):
        own = [t for t in entry.terms if t.language == language]
        inside = "" if is_home(language) else f" in {language!r}"
        preferred = [t for t in own if t.status == "preferred"]
        for other in preferred[1:]:
            both = f"{other.text!r} and {preferred[0].text!r}{inside}"
            yield other.place, f"{entry.id} prefers {both}; one can be preferred"
        if preferred:
            continue
        orphans = [t for t in own if t.status == "superseded"] if not any(t.status in RIGHT for t in own) else []
        for term in orphans:
            yield term.place, f"{term.text!r} is superseded, but {entry.id} has no form that takes its place"
        if not orphans:
            yield entry.place, f"{entry.id} has no preferred form{inside}"
    if not entry.terms:
        yield entry.place, f"{entry.id} has no forms"


def _duplicates(entry: TermEntry) -> Iterator[Remark]:
    for one, other in combinations(entry.terms, 2):
        if one.language == other.language and _even(one) == _even(other):
            line = one.place.rpartition(":")[2]
            yield other.place, f"{other.text!r} stands twice in {entry.id}; first in line {line}"


def _even(term: Term) -> str:
    return " ".join(term.text.split())


def _oddities(entry: TermEntry, term: Term, today: date) -> Iterator[str]:
    if term.text != term.text.strip():
        yield f"{term.text!r} begins or ends with a space"
    if "  " in term.text.strip() or any(c in term.text for c in "\t\n"):
        yield f"{term.text!r} has more than one space, or a line break, between words"
    if not words(term.text):
        yield f"{term.text!r} has no word that could be looked for"
    if term.since and term.since > today:
        yield f"{term.text!r} is {term.status} since {term.since}, which is in the future"


def _shared(entries: Sequence[TermEntry]) -> Iterator[Remark]:
    """Remarks on forms that two concepts have."""
    first: dict[tuple[str, str], tuple[TermEntry, Term]] = {}
    for entry in entries:
        for term in entry.terms:
            key = term.language, fold(_even(term))
            other, same = first.setdefault(key, (entry, term))
            if other is entry:
                continue
            statuses = {term.status, same.status}
            if "preferred" in statuses and statuses & set(WRONG):
                yield (
                    term.place,
                    f"{term.text!r} is {term.status} in {entry.id} and {same.status} in {other.id} ({same.place})",
                )
            else:
                yield term.place, f"{term.text!r} is a form of {entry.id} and of {other.id} ({same.place})"


def _nested(entries: Sequence[TermEntry]) -> Iterator[Remark]:
    """Remarks on forms to be printed that hold one that another concept rules out."""
    wrong: dict[str, list[TermEntry]] = defaultdict(list)
    for language, entry in ((t.language, e) for e in entries for t in e.terms if t.status in WRONG):
        if entry not in wrong[language]:
            wrong[language].append(entry)
    for entry in entries:
        for term in (t for t in entry.terms if t.status in RIGHT):
            others = tuple(e for e in wrong[term.language] if e.id != entry.id)
            for match in matches(term.text, others, language=term.language):
                if match.term.status in WRONG and match.end - match.start < len(term.text.strip()):
                    held = f"{match.term.text!r}, which {match.entry.id} rules out ({match.term.place})"
                    yield term.place, f"{term.text!r} holds {held}"


def _contradicted(entries: Sequence[TermEntry], apart: Iterable[ToldApart]) -> Iterator[Remark]:
    """Remarks on exceptions that tell nothing apart, or forms of one concept."""
    for one in apart:
        if len(one.forms) < 2:
            yield one.place, "an exception needs two forms or more to tell apart"
            continue
        homes = [set(entries_of(form, tuple(entries))) for form in one.forms]
        for entry in sorted(set.intersection(*homes), key=lambda e: e.order):
            yield one.place, f"{', '.join(map(repr, one.forms))} are told apart, but are forms of {entry.id}"
        if covered(one.forms[1:], one.forms[:1]):
            yield one.place, f"{', '.join(map(repr, one.forms))} differ in inflection, order or spelling alone"
