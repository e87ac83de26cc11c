"""What holds for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from ferry import FERRY, Run, write

from compare.cli import main


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the test's own: nothing is kept from it, and nobody's last report is replaced."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the user's own settings, in a folder of the test's own: there is none until a test writes it."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    (folder / "concordant").mkdir()
    return folder / "concordant" / "concordant.toml"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in an empty folder that holds news/; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "news", FERRY)

    def command(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capfd.readouterr()

    return command
