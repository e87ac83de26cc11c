"""XML, read with a parser that follows no entity and fetches nothing, and written the same for the same input."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, indent, tostring

from compare.errors import UsageError

UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow, not even escaped."""
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
    indent(root)
    return (DECLARATION + serialised(root) + "\n").encode()


def serialised(element: Element) -> str:
    """One element as text, on its own."""
    return tostring(element, encoding="unicode").replace("\r", "&#13;")


def refuse_unfit(text: str, place: str) -> str:
    """The text itself. Raises UsageError where a character in it cannot stand in XML."""
    found = UNFIT.search(text)
    if found:
        raise UsageError(f"{place}: the character U+{ord(found[0]):04X} cannot be written to this format")
    return text
