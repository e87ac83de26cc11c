"""Reports of this program, which are no articles though they may lie among them."""

from __future__ import annotations

import re
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[\d;]*m")
HEAD = 10_000
"""Characters in which a report says what it is; a side-by-side table says so in its last lines."""
PAGE = (
    r'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    r"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';[^\n]*\n"""
    r"(?:<meta [^\n]*\n)*"
)
"""How every page begins, before its title."""
HEADS = re.compile(
    rf"{PAGE}<title>(?:Consistency report|Side by side) · "
    r"|# Consistency report\n\n\d+ articles?\b"
    r'|\{\n"schema_version": \d+,\n"run": \{"version": '
    r"|id,severity,action,rule,category,subject,message,"
    r"|row,[^\n]*,relation,score,why,where\n"
    r'|\{\n "\$schema": "https://docs\.oasis-open\.org/sarif/[^\n]*\n "version": "2\.1\.0",\n "runs": \[\n  \{\n'
    r'   "tool": \{\n    "driver": \{\n     "name": "concordant"'
    r'|<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="concordant"'
    r'|\[\n(?: \{"type": "issue", "check_name": |\]\n$)'
    r"|[^\n]+:\d+:\d+: (?:error|warning|note) [a-z\d-]+ [^\n]* \[[\da-f]{4,}\]\n"
    r"|::(?:error|warning|notice) file=[^\n]*,title=[^\n]*::|concordant: \d+ annotations?, and no more\n"
    r"|\d+ articles?\s.*?\n(?:#\s+DO\s+WHAT|\d+ statements? compared\s|no statement of\s|one article|no article could)",
    re.DOTALL,
)
BASELINE = re.compile(r'\{"version": \d+,\n "entries": \[')
STORED = re.compile(
    rb'PK.*?(?:\[Content_Types\]\.xml<\?xml .*?<sheet name="(?:findings|terms)" sheetId="1"'
    rb"|docProps/core\.xml<\?xml .*?<dc:creator>concordant</dc:creator>)",
    re.DOTALL,
)
"""Workbooks and Word documents: what says so is not deflated, as it is where another program has written them anew."""
TABLE = re.compile(r"/(?:links|concepts|findings)/\.?(?:part-[^/]+|_SUCCESS)(?:\.crc)?$")
ARCHIVE, LONGEST = b"PK", 100_000
"""How a workbook or Word document begins, and the bytes in which one says what it is."""
MATCHED = re.compile(r":\s\d+\sof\s\d+\sstatements?\smatched,\s\d+\sonly\sthere")
SIDE_BY_SIDE = re.compile(r"# Side by side: | {4,}\S| *\d+ . \S")
"""How a side-by-side table begins that has rows: with its title, its head, or the number and sign of a row."""
ROWLESS = ("only there", "set apart")
"""How the first paragraph of one without rows ends."""
OTHERS = re.compile(
    rf"{PAGE}<title>Review · "
    r"|# Review\n\nagainst (?:\d+ articles?|nothing)\b"
    r"|against (?:\d+ articles?(?: ·|\n)|nothing:\s)"
    r'|\{\n "schema_version": \d+,\n "run": \{\n  "version": '
    r"|(?:MUST FIX|QUERY|NOTE|OFF) [^\n]+\n(?:[^\n]+\n)*?[\da-f]{4,} · "
    r"|\d+ quer(?:y|ies) for [^\n]+\n=+\n|# \d+ quer(?:y|ies) for [^\n]+\n\nOn: |There is nothing to ask\.\n$"
    r"|concept,term,language,status,since,part_of_speech,note,source,other,"
    r"definition,definition_source,subject_field,concept_note,concept_other\n"
    r"|<\?xml [^\n]*\n<tbx (?:(?!<conceptEntry).)*<p>Written by concordant</p>"
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
    return bool(HEADS.match(bare[:HEAD])) or _is_side_by_side(bare)


def is_own_archive(raw: bytes) -> bool:
    """Whether the bytes are a workbook or Word document as this program wrote it."""
    return bool(STORED.match(raw[: HEAD + LONGEST]))


def is_own_file(path: Path) -> bool:
    """Whether this program wrote the file, which has no reader: a report in any format, a table, a baseline."""
    if TABLE.search(path.as_posix()):
        return True
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            start = file.read(HEAD)
            raw = start + file.read(LONGEST) if start.startswith(ARCHIVE) else start
    except OSError:  # what cannot be opened is not read either
        return False
    text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return is_own(text) or bool(BASELINE.match(text)) or is_own_archive(raw)


def _is_side_by_side(bare: str) -> bool:
    if SIDE_BY_SIDE.match(bare):
        return bool(MATCHED.search(bare))
    first = bare.partition("\n\n")[0].rstrip()
    return first.endswith(ROWLESS) and bool(MATCHED.search(first))


def _bare(text: str) -> str:
    return COLOUR.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n")
