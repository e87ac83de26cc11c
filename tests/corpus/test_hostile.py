"""Articles that nobody would print: a report says what is true of them, and comes to an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import report
from compare.checks.kinds.names import name_spelling
from compare.config import Config

FIRE = "A ferry fire in Lisbon killed {} people on Tuesday, the coast guard said. "
RUNS_ON = "Abc-" * 10_000
TITLES = "Minister " * 2_000


@pytest.mark.parametrize("more", [f"The {RUNS_ON} spoke in Lisbon.", f"{TITLES}Ana Reis spoke in Lisbon."])
def test_a_text_that_runs_on_hides_no_toll(more: str, tmp_path: Path) -> None:
    for outlet, toll in (("herald", "12"), ("courier", "14")):
        (tmp_path / f"{outlet}.txt").write_text(FIRE.format(toll) + more, encoding="utf-8")
    found = report([tmp_path], config=Config(cache=False)).findings
    assert [f.message for f in found if f.severity == "error"] == ["dead: 12 (herald) / 14 (courier)"]


def test_names_that_do_not_sound_alike_are_not_held_against_each_other() -> None:
    names = ["Yevmenov", "Evmenov", "Ketterick", "Solvarin"]
    assert list(name_spelling._sounding_alike(names)) == [("Evmenov", "Yevmenov")]
