"""What in a text would steer a terminal, or a program that reads a log, made visible instead.

File names, ids, outlets, reasons and the articles themselves come from others. A terminal obeys control characters, and
the runners of GitHub and Azure take `##[…]` and `##vso[…]` anywhere in a line, and `::…::` at its start, for commands.
"""

from __future__ import annotations

import re

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""C0 but the line feed, DEL and C1, what turns the direction of a text (UAX #9), and other ends of lines."""
COLOUR = r"\x1b\[(?:0|1|2|33|36|1;31|1;35|4;36)m"
"""A colour that the reporters paint with."""
NOT_OURS = re.compile(rf"(?P<ours>{COLOUR})|{CONTROLS.pattern}")
MARKED = re.compile(r"(##[A-Za-z]*)\[")
LEADING = re.compile(rf"^((?:[^\S\n]|{COLOUR})*)::", re.MULTILINE)
"""White space before a command does not keep it from being one."""
CODE = re.compile(r"(<(script|style)>.*?</\2>)", re.DOTALL)
"""Parts of a page in which a character reference would be read as it stands; nothing of others is in them."""


def harmless(text: str) -> str:
    r"""The text with control characters as `\x1b` and commands broken, as `\x3a:` and `##\x5b`; its lines stay."""
    return _without_leading(commands(text))


def painted(text: str) -> str:
    """The same for a text that reporters have put colours in; these stay."""
    shown = NOT_OURS.sub(lambda found: found["ours"] or _escape(found), text)
    return _without_leading(_without_marked(shown))


def commands(text: str) -> str:
    """The same for lines that are to be commands themselves: what they begin with stays."""
    return _without_marked(CONTROLS.sub(_escape, text))


def one_line(text: str) -> str:
    r"""The same for what is to be one line; a line end in it is `\n`."""
    return harmless(text.replace("\n", "\\n"))


def in_json(text: str) -> str:
    r"""A text in JSON that means the same, with `\u009b` and `##\u005b` for what would steer."""
    shown = CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return MARKED.sub(r"\1\\u005b", shown)


def in_xml(text: str) -> str:
    """XML that a parser takes for the same, with `&#155;`, `##&#91;` and `&#58;:` for what would steer.

    All of it must stand in texts and in values of attributes.
    """
    return _referred(CONTROLS.sub(lambda found: f"&#{ord(found[0])};", text))


def in_html(text: str) -> str:
    r"""A page that shows the same, with `##&#91;` and `&#58;:`, and control characters as `\x1b`.

    HTML has no references to most of these.
    """
    parts = CODE.split(text)  # between the parts: one of code, and the name of its element
    parts[::3] = [_referred(CONTROLS.sub(_escape, part)) for part in parts[::3]]
    return "".join(part for number, part in enumerate(parts) if number % 3 != 2)


def controls_shown(text: str) -> str:
    r"""The text with control characters as `\x1b`, and nothing else changed."""
    return CONTROLS.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _referred(text: str) -> str:
    return LEADING.sub(r"\1&#58;:", MARKED.sub(r"\1&#91;", text))


def _without_marked(text: str) -> str:
    return MARKED.sub(r"\1\\x5b", text)


def _without_leading(text: str) -> str:
    return LEADING.sub(r"\1\\x3a:", text)
