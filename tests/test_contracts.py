"""The style that the code promises is checked with its behaviour."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "mypy"],
        [sys.executable, "-m", "ruff", "check", "."],
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
    ],
    ids=["mypy", "ruff", "import-linter"],
)
def test_code_keeps_its_contracts(command: list[str]) -> None:
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
