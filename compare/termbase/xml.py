"""XML, read with a parser that follows no entity and fetches nothing, and written the same for the same input."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, tostring

from compare.errors import UsageError

UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PRESERVE = "preserve"
"""The attribute, and its value, by which the white space of an element is more than layout (XML 1.0, section 2.10)."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def parsed(raw: bytes | str, name: str) -> Element:
    """The root element. Raises UsageError for what is no XML, or defines entities."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(raw)
    except ParseError as error:
        reason = str(error).partition(":")[0]
        raise UsageError(f"{name}:{error.position[0]}: not XML: {reason}") from error
    except DefusedXmlException as error:
        raise UsageError(f"{name}: defines or fetches entities, which is not allowed: {error}") from error
    except (LookupError, ValueError) as error:
        raise UsageError(f"{name}: not XML: {error}") from error
    return root


def written(root: Element) -> bytes:
    """The document, indented, in UTF-8."""
    _set_out(root)
    return (DECLARATION + serialised(root) + "\n").encode()


def _set_out(element: Element, level: int = 0) -> None:
    """Put every part on a line of its own, but for those among words, and where white space is to be preserved."""
    said = [element.text, *(part.tail for part in element)]
    if not len(element) or element.get(SPACE) == PRESERVE or any(text and text.strip() for text in said):
        return
    inner = "\n" + "  " * (level + 1)
    element.text = inner
    for part in element:
        part.tail = inner
        _set_out(part, level + 1)
    element[-1].tail = inner[:-2]


def serialised(element: Element) -> str:
    """One element as text, on its own."""
    return tostring(element, encoding="unicode").replace("\r", "&#13;")


def refuse_unfit(text: str, place: str) -> str:
    """The text itself. Raises UsageError where a character in it cannot stand in XML."""
    found = UNFIT.search(text)
    if found:
        raise UsageError(f"{place}: the character U+{ord(found[0]):04X} cannot be written to this format")
    return text
