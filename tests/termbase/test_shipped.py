"""The shipped example and the documentation say what is so."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from compare.config import load
from compare.packs.pack import compile_packs, read_packs
from compare.resources import find_pack
from compare.termbase.lint import remarks

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "termbase.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_example_is_a_good_termbase() -> None:
    pack = read_packs([find_pack("vietnam-diplomacy")])
    assert remarks(pack.terms, pack.told_apart, today=date(2026, 3, 1)) == ()
    assert len(pack.terms) == 30
    assert [e.id for e in pack.terms if not (e.definition and e.source and e.preferred_in("en"))] == []


def test_the_termbase_of_the_page_is_one_and_its_profile_fits_the_example(tmp_path: Path) -> None:
    (termbase,) = blocks("yaml")
    pack = compile_packs([("terms.yaml", termbase)])
    assert [e.id for e in pack.terms] == ["key-and-regular"]
    assert remarks(pack.terms, pack.told_apart, today=date(2026, 3, 1)) == (
        "terms.yaml:3: key-and-regular has no preferred form in 'vi'",
    )
    (settings,) = blocks("toml")
    (tmp_path / "concordant.toml").write_text(settings, encoding="utf-8")
    (one,) = load(tmp_path, isolated=False, overrides={}).prefers
    example = {e.id: e for e in read_packs([find_pack("vietnam-diplomacy")]).terms}
    assert one.form in [t.text for t in example[one.concept].terms if t.status == "admitted"]


def test_the_history_of_the_page_is_what_is_printed(tmp_path: Path) -> None:
    (shown,) = blocks("text")
    (tmp_path / "t.yaml").write_text(
        "version: 1\nconcepts:\n  - id: key-and-regular\n"
        "    definition: Designation of foreign affairs by the 14th Congress\n"
        "    terms:\n      - {text: key and regular, status: preferred}\n"
        "      - {text: regular and critical, status: superseded}\n"
        "      - {text: essential and regular, status: deprecated}\n"
        "      - {text: crucial and regular, status: deprecated}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "compare.cli", "terms", "history", "key-and-regular", "seeds"]
    done = subprocess.run([*command, "--rules", str(tmp_path / "t.yaml")], cwd=ROOT, capture_output=True)
    assert done.stdout.decode() == shown
