"""What an editor finds in a termbase's file after a concept of it was ruled anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compare.errors import UsageError
from compare.model import TermEntry
from compare.packs.amended import ruled
from compare.packs.pack import compile_packs
from compare.termbase.amendment import ruled_anew

ON = date(2026, 3, 1)
NAME = "a.yaml"
BEFORE = """\
# our terms
version: 1
concepts:
  - id: other
    terms: [{text: other, status: preferred}]
  # the room
  - id:   room   # tail
    source: {vi: 'buồng máy'}
    terms:
      - {status: preferred, text:  'engine room', since: 2020-01-02}  # keep
      - text: machine room
        status:   "admitted"   # for a while
      - {text: old room, status: superseded, since: 2019-01-01}
      - {text: buồng, status: preferred, language: vi}
    # remark of room
rules: []
"""


def there(text: str, name: str = "room") -> TermEntry:
    return next(e for e in compile_packs([(NAME, text)]).terms if e.id == name)


def again(text: str, preferred: str, *admitted: str, new: tuple[str, ...] = (), note: str | None = None) -> str:
    """The file after the concept room was ruled anew."""
    made = ruled_anew(there(text), preferred, admitted, new=new, on=ON)
    return ruled(text, replace(made, note=note or made.note), name=NAME)


def test_only_what_was_ruled_changes_in_the_file() -> None:
    assert again(BEFORE, "machine room", "boiler room", new=("boiler room",), note="Settled: by Mai") == BEFORE.replace(
        "status: preferred, text:  'engine room', since: 2020-01-02",
        "status: deprecated, text:  'engine room', since: 2026-03-01",
    ).replace('"admitted"', "preferred").replace(
        "    # remark of room\n", "      - {text: boiler room, status: admitted}\n    # remark of room\n"
    ).replace("    terms:\n", '    note: "Settled: by Mai"\n    terms:\n')


def test_a_form_that_stays_right_keeps_its_day() -> None:
    assert again(BEFORE, "engine room") == BEFORE.replace('"admitted"', "deprecated")
    assert again(BEFORE, "engine room", "machine room") == BEFORE


def test_other_languages_and_regions_are_not_ruled() -> None:
    text = BEFORE.replace("text: old room, status: superseded", "text: room, status: preferred, language: en-US")
    assert again(text, "machine room").count("{text: room, status: preferred, language: en-US, since: 2019-01-01}") == 1
    assert "{text: buồng, status: preferred, language: vi}" in again(text, "machine room")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "version: 1\nconcepts:\n  - {id: room, terms: [{text: a, status: preferred}]}\n",
            "version: 1\nconcepts:\n  - {id: room, note: by Mai, terms: [{text: a, status: deprecated},"
            " {text: 'b, c', status: preferred}]}\n",
        ),
        (
            "version: 1\r\nconcepts:\r\n- terms:\r\n  - {text: a, status: preferred}\r\n  id: room",
            "version: 1\r\nconcepts:\r\n- note: by Mai\r\n  terms:\r\n  - {text: a, status: deprecated}\r\n"
            "  - {text: 'b, c', status: preferred}\r\n  id: room",
        ),
        (
            "version: 1\nconcepts:\n- id: room\n  note: 'old'\n  terms:\n  - {text: a, status: preferred}",
            "version: 1\nconcepts:\n- id: room\n  note: by Mai\n  terms:\n  - {text: a, status: deprecated}\n"
            "  - {text: 'b, c', status: preferred}\n",
        ),
        (
            "version: 1\nconcepts:\n- id: room\n  note: |\n    two\n    lines\n  terms:\n"
            "  - {text: a, status: preferred}\n",
            "version: 1\nconcepts:\n- id: room\n  note: |\n    two\n    lines\n  terms:\n"
            "  - {text: a, status: deprecated}\n"
            "  - {text: 'b, c', status: preferred}\n",
        ),
    ],
    ids=["in brackets", "line ends of Windows", "a note", "a note over several lines"],
)
def test_every_layout(before: str, after: str) -> None:
    assert again(before, "b, c", new=("b, c",), note="by Mai") == after


def test_a_layout_without_a_place_is_refused() -> None:
    text = "version: 1\nconcepts:\n  - {id: room, terms: []}\n"
    with pytest.raises(UsageError, match=r"a\.yaml: the layout of room leaves no place to rule in"):
        again(text, "b", new=("b",))
