"""TBX (ISO 30042): TBX-Basic of 2019 is written; older names and both styles are read, too.

What is said of a term or concept and has no field of ours is kept to the letter among its `other` elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree.ElementTree import Element

from compare.errors import UsageError
from compare.model import Problem, Term, TermEntry, TermStatus
from compare.termbase.arrange import arranged, foreign, is_home
from compare.termbase.exchange import Imported, imported
from compare.termbase.formats._categories import LANGUAGE, children, marked, plain, states_status, status_of
from compare.termbase.formats._document import document
from compare.termbase.names import free, slug
from compare.termbase.xml import parsed, serialised, written

ENCODED = re.compile(r"_x([0-9A-Fa-f]{4,6})_")
SINCE = re.compile(r"since: (\d{4}-\d\d-\d\d)")
"""TBX-Basic has no category for the day on which a ruling came to apply; it is written as a note."""


def write(entries: Iterable[TermEntry]) -> bytes:
    """The concepts as a TBX-Basic document. Raises UsageError where an `other` element is no XML."""
    return written(document(entries))


def read(raw: bytes, name: str) -> Imported:
    """What the file holds; it says about itself what stands in its header."""
    try:
        root = plain(parsed(raw, name))
    except RecursionError as error:
        raise UsageError(f"{name}: elements are nested too deeply") from error
    if root.tag not in ("tbx", "martif"):
        raise UsageError(f"{name}: not TBX: its root is {root.tag!r}; expected tbx, or martif in older files")
    language = root.get(LANGUAGE, "").strip() or "en"
    problems = [Problem(name, f"<{e.tag}> is not read") for e in root.iter("back")]
    made: list[TermEntry] = []
    taken: set[str] = set()
    for element in root.iter("conceptEntry"):
        entry, faults = _entry(element, language, taken)
        taken.add(entry.id)
        made.append(entry)
        problems += [Problem(name, f"{entry.id}: {fault}") for fault in faults]
    header = next((e for e in root if e.tag in ("tbxHeader", "martifHeader")), Element("tbxHeader"))
    return imported(made, problems, name, "\n".join(t.strip() for t in header.itertext() if t.strip()))


def _entry(element: Element, language: str, taken: set[str]) -> tuple[TermEntry, list[str]]:
    faults: list[str] = []
    said: dict[str, str] = {}
    other: list[str] = []
    terms: list[Term] = []
    source: list[tuple[str, str]] = []
    for part in children(element):
        if part.tag != "langSec":
            _take(part, said, other)
            continue
        own = part.get(LANGUAGE, "").strip() or language
        kept = Element("langSec", {**part.attrib, LANGUAGE: own})
        for member in children(part):
            if member.tag == "termSec":
                _add_term(member, own, terms, source, faults)
            elif not (is_home(own) and _take(member, said, [])):
                kept.append(member)
        if len(kept) or len(kept.attrib) > 1:
            other.append(_text(kept))
    name = _decoded(element.get("id", "")).strip("\r\n") or slug(next((t.text for t in terms), ""))
    attributes = {k: v for k, v in element.items() if k != "id"}
    if attributes:
        other.append(_text(Element("conceptEntry", attributes)))
    return TermEntry(
        id=free(name, taken), terms=arranged(terms), source=foreign(source), other=tuple(sorted(other)), **said
    ), faults


def _take(part: Element, said: dict[str, str], other: list[str]) -> bool:
    """Whether the part of a concept went to a field that was free; else it is kept as it is."""
    found = dict(_fields(part))
    fits = bool(found) and not said.keys() & found.keys()
    if fits:
        said |= found
    else:
        other.append(_text(part))
    return fits


def _fields(part: Element) -> Iterator[tuple[str, str]]:
    """The fields that a part of a concept fills; none where one of them would not hold all of it."""
    if _is(part, "descripGrp") and len(part) == 2 and _is(part[0], "descrip", "definition"):
        if _is(part[1], "admin", "source") and (source := _words(part[1])) and (definition := _words(part[0])):
            yield "definition", definition
            yield "definition_source", source
        return
    inner = part[0] if _is(part, "descripGrp") and len(part) == 1 else part
    for name, tag, kind in (
        ("definition", "descrip", "definition"),
        ("subject_field", "descrip", "subjectField"),
        ("note", "note", None),
    ):
        if _is(inner, tag, kind) and (words := _words(inner)):
            yield name, words


def _add_term(
    section: Element, language: str, terms: list[Term], source: list[tuple[str, str]], faults: list[str]
) -> None:
    texts = [e for e in children(section) if e.tag == "term"]
    text = "".join(texts[0].itertext()).strip("\r\n") if texts else ""
    if not text.strip():
        faults.append(f"a section in {language!r} without a term is not read")
        return
    if len(texts) > 1 or len(texts[0]):
        faults.append(f"markup in the term {text!r}, or a second one beside it, is not kept")
    rest = [e for e in children(section) if e.tag != "term"]
    if texts[0].attrib or section.attrib:
        rest += [Element("termSec", section.attrib)] if section.attrib else []
        rest += [Element("term", texts[0].attrib)] if texts[0].attrib else []
    if not rest and not is_home(language):
        source.append((language, text))
    else:
        terms.append(_term(text, language, rest))
        unknown = [e.text for e in rest if states_status(e) and not status_of(e)]
        if unknown and not any(map(status_of, filter(states_status, rest))):
            faults.append(f"the status {unknown[0]!r} of {text!r} is not known; it is taken as admitted")


def _term(text: str, language: str, rest: Iterable[Element]) -> Term:
    """The term; each field takes the first part that fits it, what is left is kept as it is."""
    status: TermStatus | None = None
    since: date | None = None
    said: dict[str, str] = {}
    other: list[str] = []
    for part in rest:
        day = SINCE.fullmatch(part.text or "") if _is(part, "note") and since is None and not said.get("note") else None
        found = dict(_term_fields(part))
        if status is None and states_status(part) and (stated := status_of(part)):
            status = stated
        elif day and (since := _day(day[1])):
            continue
        elif found and not said.keys() & found.keys():
            said |= found
        else:
            other.append(_text(part))
    return Term(text, status or "admitted", since, language, other=tuple(sorted(other)), **said)


def _term_fields(part: Element) -> Iterator[tuple[str, str]]:
    inner = part[0] if _is(part, "adminGrp") and len(part) == 1 else part
    for name, tag, kind in (
        ("part_of_speech", "termNote", "partOfSpeech"),
        ("note", "note", None),
        ("source", "admin", "source"),
    ):
        if _is(inner, tag, kind) and (words := _words(inner)):
            yield name, words


def _is(element: Element, tag: str, kind: str | None = None) -> bool:
    """Whether the element is of this tag and type, with nothing more to keep."""
    return element.tag == tag and element.attrib == ({"type": kind} if kind else {})


def _words(element: Element) -> str:
    """The element's text, if there is more than white space in it, without line ends at its own ends."""
    text = element.text or ""
    return text.strip("\r\n") if text.strip() and not len(element) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(element: Element) -> str:
    return serialised(marked(element)).replace("\n", "&#10;")


def _decoded(name: str) -> str:
    return ENCODED.sub(lambda m: chr(int(m[1], 16)), name)
