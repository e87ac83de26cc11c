"""TBX's data categories, as one style whatever the file's: type="…" on elements of the core (DCA).

ISO 30042:2008 (martif, langSet, tig, ntig) and ISO 30042:2019 (tbx, langSec, termSec), in data-category-as-attribute
and data-category-as-tag style (DCT; the namespaces of TBX-Min, TBX-Basic and their kin) come out alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from compare.model import TermStatus

CORE = "urn:iso:std:iso:30042:ed-2"
MODULES = "http://www.tbxinfo.net/ns/"
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


def plain(element: Element) -> Element:
    """The element in one style, without namespaces of the core, layout and comments."""
    name, attributes = _named(element)
    made = Element(name, attributes)
    made.text = _trimmed(element.text)
    for child in element:
        made.append(converted := plain(child))
        converted.tail = child.tail if child.tail and child.tail.strip() else None
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


def _trimmed(text: str | None) -> str | None:
    """The text without layout: blanks at its ends where it is set on lines of its own."""
    if text is None or not text.strip():
        return None
    return text.strip() if text[:1] == "\n" or text.rstrip(" \t")[-1:] == "\n" else text


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
