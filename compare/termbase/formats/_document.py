"""A TBX-Basic document (ISO 30042:2019) of a termbase, data categories as attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from compare.errors import UsageError
from compare.model import Term, TermEntry
from compare.termbase.arrange import HOME
from compare.termbase.formats._categories import CORE, LANGUAGE, marked, plain, spaced, status_text
from compare.termbase.xml import PRESERVE, SPACE, parsed, refuse_unfit

NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
"""What an id may be in XML, as far as anybody needs."""


def document(entries: Iterable[TermEntry]) -> Element:
    """The document's root element."""
    root = Element("tbx", {"style": "dca", "type": "TBX-Basic", LANGUAGE: HOME, "xmlns": CORE})
    source = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(source, "p", "Written by concordant")
    body = SubElement(SubElement(root, "text"), "body")
    for entry in entries:
        body.append(_entry(entry))
    return root


def _entry(entry: TermEntry) -> Element:
    made = Element("conceptEntry", {"id": _encoded(entry.id)})
    _add(made, "descrip", entry.subject_field, kind="subjectField")
    if entry.definition_source and entry.definition:
        group = SubElement(made, "descripGrp")
        _add(group, "descrip", entry.definition, kind="definition")
        _add(group, "admin", entry.definition_source, kind="source")
    else:
        _add(made, "descrip", entry.definition, kind="definition")
        _add(made, "admin", entry.definition_source, kind="source")
    _add(made, "note", entry.note)
    sections: dict[str, Element] = {}
    kept = [_element(text, entry.place) for text in entry.other]
    for part in kept:
        if part.tag == "langSec":
            section = _section(sections, part.get(LANGUAGE, HOME))
            section.attrib |= part.attrib
            section.extend(part)
        elif part.tag == "conceptEntry":
            made.attrib |= part.attrib
        else:
            made.append(part)
    for language, text in entry.source:
        _add(SubElement(_section(sections, language), "termSec"), "term", text)
    for term in entry.terms:
        _section(sections, term.language).append(_term(term))
    made.extend(sections.values())
    return made


def _section(sections: dict[str, Element], language: str) -> Element:
    if language not in sections:
        sections[language] = Element("langSec", {LANGUAGE: language})
    return sections[language]


def _term(term: Term) -> Element:
    made = Element("termSec")
    text = _add(made, "term", term.text)
    _add(made, "termNote", status_text(term.status), kind="administrativeStatus")
    _add(made, "termNote", term.part_of_speech, kind="partOfSpeech")
    _add(made, "admin", term.source, kind="source")
    _add(made, "note", f"since: {term.since.isoformat()}" if term.since else None)
    _add(made, "note", term.note)
    for part in (_element(other, term.place) for other in term.other):
        if part.tag == "termSec":
            made.attrib |= part.attrib
        elif part.tag == "term" and text is not None:
            text.attrib |= part.attrib
        else:
            made.append(part)
    return made


def _add(parent: Element, tag: str, text: str | None, kind: str | None = None) -> Element | None:
    if text is None:
        return None
    made = SubElement(parent, tag, {"type": kind} if kind else {})
    made.text = refuse_unfit(text, tag)
    if spaced(text) != text:
        made.set(SPACE, PRESERVE)
    return made


def _element(text: str, place: str) -> Element:
    """One of the elements that are kept as they were. Raises UsageError for what is none."""
    try:
        return marked(plain(parsed(text, "")))
    except UsageError as error:
        raise UsageError(f"{place}: other: {text!r} is no element of TBX: {error}") from error


def _encoded(name: str) -> str:
    """The id as XML allows it; characters that it does not allow as `_x0020_`."""
    inner = re.sub(r"[^\w.-]|_(?=x)", lambda m: _escaped(m[0]), name, flags=re.ASCII)
    return inner if NAME.fullmatch(inner) else _escaped(inner[0]) + inner[1:]


def _escaped(character: str) -> str:
    return f"_x{ord(character):04X}_"
