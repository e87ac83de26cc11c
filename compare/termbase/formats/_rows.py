"""A termbase as rows: one for each term, with what is said of its concept in each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, get_args

from compare.errors import UsageError
from compare.model import Problem, Term, TermEntry, TermStatus
from compare.termbase.arrange import arranged, foreign, is_home
from compare.termbase.exchange import Imported, imported
from compare.termbase.names import slug

CONCEPT = ("definition", "definition_source", "subject_field", "concept_note")
"""What a row says of its concept; elements of TBX apart."""
COLUMNS = (
    "concept", "term", "language", "status", "since", "part_of_speech", "note", "source", "other",
    *CONCEPT, "concept_other",
)  # fmt: skip
STATUSES: tuple[TermStatus, ...] = get_args(TermStatus)
Row = dict[str, str]


def rows(entries: Iterable[TermEntry]) -> Iterator[tuple[str, ...]]:
    """The head and a row for each term; a foreign-language term of which nothing else is said has no status."""
    yield COLUMNS
    for entry in entries:
        said = {
            "concept": entry.id,
            "definition": entry.definition,
            "definition_source": entry.definition_source,
            "subject_field": entry.subject_field,
            "concept_note": entry.note,
            "concept_other": _joined(entry.other),
        }
        for row in [*_foreign(entry), *map(_term, entry.terms)] or [{}]:
            yield tuple((said | row).get(column) or "" for column in COLUMNS)


def _foreign(entry: TermEntry) -> Iterator[dict[str, str | None]]:
    for language, text in entry.source:
        yield {"term": text, "language": language}


def _term(term: Term) -> dict[str, str | None]:
    return {
        "term": term.text,
        "language": term.language,
        "status": term.status,
        "since": term.since.isoformat() if term.since else None,
        "part_of_speech": term.part_of_speech,
        "note": term.note,
        "source": term.source,
        "other": _joined(term.other),
    }


def _joined(elements: Iterable[str]) -> str:
    """Elements of TBX, one a line."""
    return "\n".join(element.replace("\n", "&#10;") for element in elements)


def _parted(cell: str | None) -> tuple[str, ...]:
    return tuple(sorted(cell.split("\n"))) if cell else ()


def entries(table: Sequence[Sequence[str]], name: str) -> Imported:
    """The concepts of a table whose first row names its columns.

    A row without a status is admitted in English and a source term in another language. Raises UsageError where
    there is no column for terms.
    """
    head = [cell.strip().lower().replace(" ", "_") for cell in (table[0] if table else [])]
    if "term" not in head:
        raise UsageError(f"{name}:1: no column 'term'; there may be: {', '.join(COLUMNS)}")
    problems = [Problem(f"{name}:1", f"unknown column {c!r}; not read") for c in head if c and c not in COLUMNS]
    groups: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for number, cells in enumerate(table[1:], start=2):
        row = {c: cell.strip("\r\n") for c, cell in zip(head, cells, strict=False) if c in COLUMNS and cell.strip()}
        if row:
            groups[row.get("concept") or slug(row.get("term", ""))].append((f"{name}:{number}", row))
    made = [_entry(concept, found, problems) for concept, found in groups.items()]
    return imported(made, problems, name)


def _entry(concept: str, found: Sequence[tuple[str, Row]], problems: list[Problem]) -> TermEntry:
    said = {column: _agreed(column, found, problems) for column in (*CONCEPT, "concept_other")}
    source, terms = [], []
    for place, row in found:
        language = row.get("language", "en")
        if "term" not in row:
            if len(row.keys() - {"concept", *CONCEPT, "concept_other"}) or len(found) > 1:
                problems.append(Problem(place, "no term; not read"))
        elif row.keys() <= {"concept", "term", "language", *CONCEPT, "concept_other"} and not is_home(language):
            source.append((language, row["term"]))
        elif (values := _values(place, row, problems)) is not None:
            terms.append(Term(text=row["term"], language=language, place=place, **values))
    note, other = said.pop("concept_note"), said.pop("concept_other")
    return TermEntry(
        id=concept,
        terms=arranged(terms),
        source=foreign(source),
        note=note,
        other=_parted(other),
        place=found[0][0],
        **said,
    )


def _agreed(column: str, found: Sequence[tuple[str, Row]], problems: list[Problem]) -> str | None:
    """What the rows say of their concept; the first counts where they do not agree."""
    said = [(place, row[column]) for place, row in found if column in row]
    for place, text in said[1:]:
        if text != said[0][1]:
            problems.append(Problem(place, f"another {column} than {said[0][0]}; not read"))
    return said[0][1] if said else None


def _values(place: str, row: Row, problems: list[Problem]) -> dict[str, Any] | None:
    """What is said of a term; None, and a Problem, where a value is of the wrong kind."""
    status = row.get("status", "admitted").strip().lower()
    if status not in STATUSES:
        problems.append(Problem(place, f"status {status!r}; expected one of {', '.join(STATUSES)}; term not read"))
        return None
    try:
        since = date.fromisoformat(row["since"][:10]) if "since" in row else None
    except ValueError:
        problems.append(Problem(place, f"since {row['since']!r}; expected a date such as 2026-01-19; term not read"))
        return None
    return {
        "status": status,
        "since": since,
        "part_of_speech": row.get("part_of_speech"),
        "note": row.get("note"),
        "source": row.get("source"),
        "other": _parted(row.get("other")),
    }
