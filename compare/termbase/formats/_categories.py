"""TBX's data categories, as one style whatever the file's: type="…" on elements of the core (DCA).

ISO 30042:2008 (martif, langSet, tig, ntig) and ISO 30042:2019 (tbx, langSec, termSec), in data-category-as-attribute
and data-category-as-tag style (DCT; the namespaces of TBX-Min, TBX-Basic and their kin) come out alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from compare.model import TermStatus
from compare.termbase.xml import PRESERVE, SPACE, serialised

CORE = "urn:iso:std:iso:30042:ed-2"
MODULES = "http://www.tbxinfo.net/ns/"
LAYOUT = re.compile("[ \t\r\n]+")
"""White space of XML: a no-break space is a letter like any other."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RENAMED = {"termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec", "ntig": "termSec"}
"""Core elements of 2008 by what they are called since 2019."""

STATUSES: dict[str, TermStatus] = {
    "preferredTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "deprecated",
    "supersededTerm": "superseded",
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "superseded",
    "forbidden": "deprecated",
    "obsolete": "superseded",
}
"""What a termbase knows by the word of ISO 30042, and by those that glossaries of translation tools have for it."""
SUFFIX = "-admn-sts"
STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization")
META = {
    "termNote": (
        "administrativeStatus", "normativeAuthorization", "partOfSpeech", "grammaticalGender", "grammaticalNumber",
        "termType", "termLocation", "geographicalUsage", "register", "usageNote", "temporalQualifier",
        "timeRestriction", "frequency", "etymology", "proprietaryRestriction", "processStatus",
        "terminologicalUsage", "animacy", "homograph", "pronunciation", "shortFormFor", "abbreviatedFormFor",
        "transferComment", "languagePlanningQualifier", "termProvenance",
    ),
    "descrip": (
        "definition", "subjectField", "context", "explanation", "example", "characteristic", "associatedConcept",
        "broaderConceptGeneric", "superordinateConceptGeneric", "reliabilityCode", "figure", "classificationCode",
        "contextType", "definitionType",
    ),
    "admin": (
        "source", "customerSubset", "projectSubset", "productSubset", "businessUnitSubset", "applicationSubset",
        "environmentSubset", "elementWorkingStatus", "entryType", "entrySource", "securitySubset", "keyword",
    ),
    "transac": ("transactionType",),
    "transacNote": ("responsibility",),
    "xref": ("externalCrossReference", "xGraphic", "xSource"),
    "ref": ("crossReference",),
}  # fmt: skip
"""The element of the core that holds each data category; the first that names it."""
HOLDERS = {category: holder for holder, categories in META.items() for category in categories}


def plain(element: Element, *, kept: bool = False, within: bool = False) -> Element:
    """The element in one style, without namespaces of the core, layout and comments.

    White space between elements is layout. In a text it comes to one blank between words, unless xml:space says that
    it is to be `kept`; an element `within` a text, such as a word that is set off, has a blank at its ends, too.
    """
    name, attributes = _named(element)
    kept = attributes.pop(SPACE, PRESERVE if kept else "") == PRESERVE
    made = Element(name, attributes)
    is_text = within or _has_words(element) or not len(element)
    made.text = _spaced(element.text, kept=kept) if is_text else None
    for part in element:
        made.append(converted := plain(part, kept=kept, within=is_text))
        converted.tail = _spaced(part.tail, kept=kept) if is_text else None
    return made if kept or within else _trimmed(made)


def spaced(text: str) -> str:
    """The text of an element as `plain` leaves it where nothing says that white space is to be kept."""
    return LAYOUT.sub(" ", text).strip(" ")


def marked(element: Element) -> Element:
    """A plain element with xml:space on each text that would not be the same without."""
    made = Element(element.tag, element.attrib)
    made.text = element.text
    if _has_words(element) or not len(element):
        made.extend(element)
        if serialised(plain(made)) != serialised(plain(made, kept=True)):
            made.set(SPACE, PRESERVE)
    else:
        made.extend(map(marked, element))
    return made


def _has_words(element: Element) -> bool:
    """Whether words stand in the element itself, beside what parts it has."""
    return any(text and text.strip() for text in (element.text, *(part.tail for part in element)))


def _spaced(text: str | None, *, kept: bool) -> str | None:
    return text if kept or not text else LAYOUT.sub(" ", text)


def _trimmed(made: Element) -> Element:
    """The element without the blanks before and behind all that it holds."""
    made.text = (made.text or "").lstrip(" ") or None
    if len(made):
        made[-1].tail = (made[-1].tail or "").rstrip(" ") or None
    else:
        made.text = (made.text or "").rstrip(" ") or None
    return made


def _named(element: Element) -> tuple[str, dict[str, str]]:
    attributes = {LANGUAGE if key == "lang" else key: value for key, value in sorted(element.items())}
    space, _, local = element.tag.rpartition("}")
    space = space.removeprefix("{")
    if space.startswith(MODULES) and local in HOLDERS:
        return HOLDERS[local], {"type": local, **attributes}
    if space in ("", CORE) or local in RENAMED:
        return RENAMED.get(local, local), attributes
    return element.tag, attributes


def children(element: Element) -> Iterator[Element]:
    """What an element of a concept holds; an ntig's term stands in a termGrp of its own."""
    for child in element:
        if child.tag == "termGrp":
            yield from child
        else:
            yield child


def states_status(element: Element) -> bool:
    """Whether this is a termNote on the status of its term, and nothing more."""
    return element.tag == "termNote" and element.get("type") in STATUS_CATEGORIES and len(element.attrib) == 1


def status_of(element: Element) -> TermStatus | None:
    """The status that it states, if it is one that a termbase knows."""
    return STATUSES.get((element.text or "").strip().removesuffix(SUFFIX))


def status_text(status: TermStatus) -> str:
    """The status as TBX-Basic has it."""
    return f"{status}Term{SUFFIX}"
