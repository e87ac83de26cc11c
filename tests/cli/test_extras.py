"""What is missing is said with a command that installs it from where the program came from."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from ferry import Run

from compare.extras import installing

REQUIRED = [
    "numpy>=1.26",
    "python-docx>=1.1; extra == 'docx'",
    "pyarrow>=15; extra == 'spark'",
    'pyspark[connect]<5,>=4.0; extra == "spark"',
    "uvloop>=0.1; (sys_platform != 'win32') and extra == 'web'",
    "starlette>=0.40; extra == 'web'",
    "starlette>=0.40; extra == 'dev'",
]


@pytest.fixture(autouse=True)
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python whose pip is the one that goes by that name."""
    folder = tmp_path / "bin"
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setattr("shutil.which", lambda name: str(folder / name))
    return folder / "python"


def came_from(monkeypatch: pytest.MonkeyPatch, origin: str | None) -> None:
    found = SimpleNamespace(read_text=lambda name: origin if name == "direct_url.json" else None, requires=REQUIRED)
    monkeypatch.setattr(metadata, "distribution", lambda name: found)


@pytest.mark.parametrize(
    ("origin", "command"),
    [
        (
            '{{"url": "file://{here}/a%20desk", "dir_info": {{"editable": true}}}}',
            "pip install -e '{here}/a desk[web]'",
        ),
        ('{{"url": "file://{here}/a%20desk", "dir_info": {{}}}}', "pip install '{here}/a desk[web]'"),
        ('{{"url": "file://{here}/gone", "dir_info": {{}}}}', "pip install 'uvloop>=0.1' 'starlette>=0.40'"),
        (
            '{{"url": "https://desk.example/c.git", "vcs_info": {{"vcs": "git", "commit_id": "0a1b"}}}}',
            "pip install 'concordant[web] @ git+https://desk.example/c.git@0a1b'",
        ),
        (
            '{{"url": "file://{here}/c.whl", "archive_info": {{}}}}',
            "pip install 'concordant[web] @ file://{here}/c.whl'",
        ),
        ('{{"url": "file://{here}/d.whl", "archive_info": {{}}}}', "pip install 'uvloop>=0.1' 'starlette>=0.40'"),
        (None, "pip install 'uvloop>=0.1' 'starlette>=0.40'"),
    ],
)
def test_it_comes_from_where_the_program_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str | None, command: str
) -> None:
    (tmp_path / "a desk").mkdir()
    (tmp_path / "c.whl").write_bytes(b"")
    came_from(monkeypatch, origin and origin.format(here=tmp_path))
    assert installing("web") == command.format(here=tmp_path)


def test_without_an_address_each_extra_has_its_own_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    came_from(monkeypatch, None)
    assert installing("docx") == "pip install 'python-docx>=1.1'"
    assert installing("spark") == "pip install 'pyarrow>=15' 'pyspark[connect]<5,>=4.0'"


def test_what_only_lies_in_a_folder_is_installed_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    assert installing("web") == f"pip install -e '{Path(__file__).resolve().parents[2]}[web]'"


@pytest.mark.parametrize("pip", ["/usr/bin/pip", None])
def test_another_pythons_pip_would_not_do(python: Path, monkeypatch: pytest.MonkeyPatch, pip: str | None) -> None:
    came_from(monkeypatch, None)
    monkeypatch.setattr("shutil.which", lambda name: pip)
    assert installing("docx") == f"{python} -m pip install 'python-docx>=1.1'"


@pytest.mark.parametrize("missing", ["pyspark", "pyarrow"])
def test_spark_that_is_not_installed_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    came_from(monkeypatch, None)
    monkeypatch.setattr("compare.engines._session.find_spec", lambda name: None if name == missing else name)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)  # as an import finds it where there is no such package
    said = f"--engine spark needs {missing}: pip install 'pyarrow>=15' 'pyspark[connect]<5,>=4.0'"
    assert run("report", "news", "--engine", "spark", "--quiet") == (2, "", f"concordant: {said}\n")
