"""What is installed from the wheel works on its own, in a folder that holds nothing of the project."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Programs of a new environment with the wheel; it borrows this one's packages, but not ours."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    paths = {key: sysconfig.get_path(key, "venv", {"base": str(folder)}) for key in ("purelib", "scripts")}
    python = Path(paths["scripts"], "python")
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel]
    installed = run(*command, cwd=folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    # A path that a .pth file adds is searched as it is: the editable install's own .pth there has no effect.
    Path(paths["purelib"], "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(paths["scripts"])


def test_wheel_holds_the_packs_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packs = {f"compare/_rules/{p.name}" for p in ROOT.joinpath("rules").glob("*.yaml")}
    assert "compare/_rules/house.yaml" in packs
    assert packs <= set(names)
    assert "compare/_cases/figure-differs.yaml" in names
    assert {"compare/py.typed", "compare/reporters/side_by_side/comparison.css"} <= set(names)
    assert {"compare/web/page/index.html", "compare/web/page/desk.js", "compare/web/page/desk.css"} <= set(names)
    assert {n.partition("/")[0] for n in names if "dist-info" not in n} == {"compare"}


def test_installed_command_reports_with_the_shipped_packs(bin_folder: Path, tmp_path: Path) -> None:
    articles = {
        "herald.txt": "A ferry caught fire in Lisbon harbour on Tuesday, killing 12 people.\n",
        "courier.txt": "A ferry caught fire in Lisbon harbour on Tuesday, killing 14 people.\n",
    }
    for name, text in articles.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(bin_folder / "concordant", "report", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "herald" in done.stdout
    where = run(bin_folder / "python", "-c", "import compare.cli as c; print(c.__file__)", cwd=tmp_path)
    assert where.stdout.startswith(str(bin_folder.parent))


def test_installed_packs_are_found_by_name(bin_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One sentence.\n", encoding="utf-8")
    wrong = run(bin_folder / "concordant", "report", "a.txt", "--rules", "nowhere", cwd=tmp_path)
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("concordant: no rule pack called 'nowhere'; shipped: designations, ")


def test_installed_rules_come_with_their_examples(bin_folder: Path, tmp_path: Path) -> None:
    done = run(bin_folder / "concordant", "rules", "weekday-differs", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nIt speaks\n" in done.stdout
    assert "\nIt is silent\n" in done.stdout
