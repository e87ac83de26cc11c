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


def is_own_report(text: str) -> bool:
    """Whether the text is what a reporter of this program wrote, in whatever format."""
    bare = COLOUR.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    return bool(HEADS.match(bare[:HEAD]) or MATCHED.search(bare))
