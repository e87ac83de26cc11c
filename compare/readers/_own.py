"""Reports of this program, which are no articles though they may lie among them."""

from __future__ import annotations

import re

COLOUR = re.compile(r"\x1b\[[\d;]*m")
HEAD = 10_000
"""Characters in which a report says what it is; a side-by-side table says so in its last lines."""
HEADS = re.compile(
    r"<!doctype html>\n.*?<title>(?:Consistency report|Side by side) · "
    r"|# Consistency report\n\n\d+ articles?\b"
    r'|\{\n"schema_version": \d+,\n"run": \{"version": '
    r"|id,severity,action,rule,category,subject,message,"
    r"|row,[^\n]*,relation,score,why,where\n"
    r'|\{\n "\$schema": "https://docs\.oasis-open\.org/sarif/'
    r'|<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="concordant"'
    r'|\[\n(?: \{"type": "issue", "check_name": |\]\n$)'
    r"|[^\n]+:\d+:\d+: (?:error|warning|note) [a-z\d-]+ [^\n]* \[[\da-f]{4,}\]\n"
    r"|::(?:error|warning|notice) file=[^\n]*,title=[^\n]*::|concordant: \d+ annotations?, and no more\n"
    r"|\d+ articles?\s.*?\n(?:#\s+DO\s+WHAT|\d+ statements? compared\s|no statement of\s|one article|no article could)",
    re.DOTALL,
)
MATCHED = re.compile(r":\s\d+\sof\s\d+\sstatements?\smatched,\s\d+\sonly\sthere")
OTHERS = re.compile(
    r"<!doctype html>\n.*?<title>Review · "
    r"|# Review\n\nagainst (?:\d+ articles?|nothing)\b"
    r"|against (?:\d+ articles?(?: ·|\n)|nothing:\s)"
    r'|\{\s*"schema_version": \d+,\s*"run": '
    r"|(?:MUST FIX|QUERY|NOTE|OFF) [^\n]+\n(?:[^\n]+\n)*?[\da-f]{4,} · "
    r"|\d+ quer(?:y|ies) for [^\n]+\n=+\n|# \d+ quer(?:y|ies) for [^\n]+\n\nOn: |There is nothing to ask\.\n$"
    r"|concept,term,language,|<\?xml [^\n]*\n<tbx "
    r"|concordant: not annotated: ",
    re.DOTALL,
)
"""What else is written: reviews, explanations, sheets of queries, termbases for other tools."""


def is_own(text: str) -> bool:
    """Whether the text is anything that this program wrote to be read, in whatever format."""
    bare = _bare(text)
    return is_own_report(text) or bool(OTHERS.match(bare[:HEAD]))


def is_own_report(text: str) -> bool:
    """Whether the text is what a reporter of this program wrote, in whatever format."""
    bare = _bare(text)
    return bool(HEADS.match(bare[:HEAD]) or MATCHED.search(bare))


def _bare(text: str) -> str:
    return COLOUR.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n")
