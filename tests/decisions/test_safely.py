"""Nothing is lost when several write at once, or one is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.decisions.safely import change
from compare.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
APPEND = """
import sys
from compare.decisions.safely import change
for n in range(20):
    change(sys.argv[1], lambda old: (old or "") + f"{sys.argv[2]}-{n}\\n", shown="w.yaml")
"""
STALL = """
import sys, time, os
from compare.decisions import safely
real = os.replace
def stall(part, target):
    print("written", flush=True)
    time.sleep(600)
    real(part, target)
os.replace = stall
safely.change(sys.argv[1], lambda old: old + "half\\n", shown="w.yaml")
"""


def start(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", program, *arguments], env=environment, stdout=subprocess.PIPE)


def test_four_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    processes = [start(APPEND, str(file), name) for name in "abcd"]
    assert [p.wait() for p in processes if not (p.stdout and p.stdout.close())] == [0, 0, 0, 0]
    lines = file.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name}-{n}" for name in "abcd" for n in range(20))
    assert [p.name for p in tmp_path.iterdir()] == ["waivers.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be killed by a signal")
def test_one_who_is_killed_in_the_middle_leaves_the_old_text_and_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text("old\n")
    process = start(STALL, str(file))
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    assert (tmp_path / ".waivers.yaml.part").read_text() == "old\nhalf\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert file.read_text() == "old\n"
    change(file, lambda old: f"{old}new\n", shown="w.yaml")
    assert file.read_text() == "old\nnew\n"
    assert [p.name for p in tmp_path.iterdir()] == ["waivers.yaml"]


def test_who_waits_too_long_is_told_for_what(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.decisions.safely.PATIENCE", 0.0)

    def inside(_: str | None) -> None:
        time.sleep(0.01)
        change(tmp_path / "w.yaml", lambda old: "x", shown="w.yaml")

    with pytest.raises(
        UsageError, match=r"^w\.yaml: another process holds \.w\.yaml\.lock; try again when it is done$"
    ):
        change(tmp_path / "w.yaml", inside, shown="w.yaml")


def test_a_lock_that_was_taken_away_meanwhile_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening it and holding it, its last owner deleted it and a third made another."""
    lock = tmp_path / ".w.yaml.lock"
    tries: list[int] = []

    def replaced(number: int) -> bool:
        tries.append(number)
        if len(tries) == 1:
            lock.unlink()
            lock.touch()
        return True

    monkeypatch.setattr("compare.decisions.safely._alone", replaced)
    change(tmp_path / "w.yaml", lambda old: "x", shown="w.yaml")
    assert len(tries) == 2
    assert (tmp_path / "w.yaml").read_text() == "x"


def test_a_link_is_followed_and_a_mode_is_kept(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "corpus").mkdir()
    real, link = tmp_path / "shared" / "w.yaml", tmp_path / "corpus" / "waivers.yaml"
    real.write_text("old\n")
    real.chmod(0o640)
    link.symlink_to(real)
    change(link, lambda old: f"{old}new\n", shown="w.yaml")
    assert link.is_symlink()
    assert real.read_text() == "old\nnew\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_where_nothing_is_to_be(tmp_path: Path) -> None:
    change(tmp_path / "w.yaml", lambda old: None, shown="w.yaml")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^w\.yaml: cannot be written: No such file or directory$"):
        change(tmp_path / "nowhere" / "w.yaml", lambda old: "x", shown="w.yaml")
    with pytest.raises(UsageError, match=r"^w\.yaml: a directory, not a file$"):
        change(tmp_path, lambda old: "x", shown="w.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"\xe9")
    with pytest.raises(UsageError, match=r"^w\.yaml: not UTF-8: byte at offset 0$"):
        change(tmp_path / "latin.yaml", lambda old: "x", shown="w.yaml")
