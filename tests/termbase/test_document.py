"""What an editor finds in a termbase's file after something was added to it."""

from __future__ import annotations

import pytest

from compare.model import Term, TermEntry, ToldApart
from compare.packs.pack import compile_packs
from compare.termbase.document import added

NEW = TermEntry("new", (Term("new form", "preferred"), Term("old: form", "deprecated")), (("vi", "mới"), ("vi", "lạ")))
LINES = """\
- id: new
  source: {vi: [mới, lạ]}
  terms:
    - {text: new form, status: preferred}
    - {text: 'old: form', status: deprecated}
"""
BLOCK = """\
version: 1
concepts:
    -   id: q
        terms: []
        note: |
            two
            lines
"""


def set_in(columns: int) -> str:
    """The lines of the new concept, set in."""
    return "".join(" " * columns + line for line in LINES.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("version: 1\n", "version: 1\nconcepts:\n" + set_in(2)),
        ("version: 1", "version: 1\nconcepts:\n" + set_in(2)),
        ("version: 1\nconcepts:\n\nrules: []\n", "version: 1\nconcepts:\n" + set_in(2) + "\nrules: []\n"),
        (
            "version: 1\nconcepts:\n# one\n- id:   q   # tail\n  terms:\n  - {text:  'q',  status: admitted} # keep\n"
            "    # remark of q\n\n# rules\nrules: []\n",
            "version: 1\nconcepts:\n# one\n- id:   q   # tail\n  terms:\n  - {text:  'q',  status: admitted} # keep\n"
            "    # remark of q\n" + LINES + "\n# rules\nrules: []\n",
        ),
        (
            BLOCK + "# end\n",
            BLOCK + set_in(4) + "# end\n",
        ),
    ],
)
def test_all_that_stood_there_stays_as_it_was(before: str, after: str) -> None:
    assert added(before, [NEW]) == after
    assert NEW in compile_packs([("a.yaml", after)]).terms


def test_the_line_ends_of_windows_stay() -> None:
    assert added("version: 1\r\n", [NEW]) == ("version: 1\nconcepts:\n" + set_in(2)).replace("\n", "\r\n")


def test_a_list_in_brackets_is_taken_apart() -> None:
    after = added("version: 1\nconcepts: [{id: q, terms: []}] # ours\n", [NEW])
    assert [e.id for e in compile_packs([("a.yaml", after)]).terms] == ["new", "q"]
    assert "# ours" in after


def test_exceptions_have_a_list_of_their_own() -> None:
    assert added("version: 1\n", apart=[ToldApart(("a, b", "c"), "two things")]) == (
        "version: 1\nexceptions:\n  - forms: ['a, b', c]\n    why: two things\n"
    )
