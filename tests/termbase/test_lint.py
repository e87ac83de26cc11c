"""What is said of an odd termbase."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compare.packs.pack import read_termbases
from compare.termbase.lint import remarks

ODD = """\
version: 1
concepts:
  - id: duty
    terms:
      - {text: vital and constant, status: preferred}
      - {text: key and constant, status: preferred}
      - {text: "vital  and constant", status: admitted}
  - id: autonomy
    terms:
      - {text: vital and constant, status: deprecated}
      - {text: " autonomy", status: superseded}
  - id: board
    terms:
      - {text: dyke board, status: preferred, since: 2031-02-03}
      - {text: constant autonomy board, status: admitted}
      - {text: "—", status: deprecated}
  - id: board
    terms:
      - {text: Dyke Board, status: admitted}
  - {id: empty, terms: []}
exceptions:
  - forms: [dyke board]
  - forms: [vital and constant, key and constant]
"""


def test_each_oddity_is_said_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.yaml").write_text(ODD, encoding="utf-8")
    pack = read_termbases([Path("t.yaml")])
    assert remarks(pack.terms, pack.told_apart, today=date(2026, 1, 2)) == (
        "t.yaml:6: duty prefers 'key and constant' and 'vital and constant'; one can be preferred",
        "t.yaml:7: 'vital  and constant' has more than one space, or a line break, between words",
        "t.yaml:7: 'vital  and constant' stands twice in duty; first in line 5",
        "t.yaml:10: 'vital and constant' is deprecated in autonomy and preferred in duty (t.yaml:5)",
        "t.yaml:11: ' autonomy' begins or ends with a space",
        "t.yaml:11: ' autonomy' is superseded, but autonomy has no form that takes its place",
        "t.yaml:14: 'dyke board' is preferred since 2031-02-03, which is in the future",
        "t.yaml:15: 'constant autonomy board' holds ' autonomy', which autonomy rules out (t.yaml:11)",
        "t.yaml:16: '—' has no word that could be looked for",
        "t.yaml:17: board has no preferred form",
        "t.yaml:17: id 'board' is taken; it stands in t.yaml:12",
        "t.yaml:19: 'Dyke Board' is a form of board and of board (t.yaml:14)",
        "t.yaml:20: empty has no forms",
        "t.yaml:22: an exception needs two forms or more to tell apart",
        "t.yaml:23: 'vital and constant', 'key and constant' are told apart, but are forms of duty",
    )


def test_a_good_termbase_is_silent(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(
        "version: 1\nconcepts:\n  - id: autonomy\n    source: {vi: tự chủ}\n    terms:\n"
        "      - {text: river autonomy, status: preferred, since: 2024-05-06}\n"
        "      - {text: autonomy, status: superseded}\n"
        "exceptions:\n  - {forms: [autonomy, self-reliance], why: two principles}\n",
        encoding="utf-8",
    )
    pack = read_termbases([file])
    assert remarks(pack.terms, pack.told_apart, today=date(2026, 1, 2)) == ()
