"""What git says is new or changed, in repositories of all sorts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.cli._git import changed, staged
from compare.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    allowed = ["-c", "protocol.file.allow=always"]
    subprocess.run(["git", *who, *allowed, *arguments], cwd=folder, check=True, capture_output=True)


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def commit(folder: Path, said: str = "more") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", said)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits, the second of which brings b.txt."""
    folder = tmp_path / "news"
    monkeypatch.chdir(tmp_path)
    write(folder, a="One.\n")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    write(folder, b="Two.\n")
    commit(folder)
    return folder


def names(revision: str, folder: Path) -> list[str]:
    return sorted(os.path.relpath(path, folder.resolve()) for path in changed(revision, [folder]))


def test_committed_staged_and_unknown_files_are_new(news: Path) -> None:
    write(news, c="Three.\n", d="Four.\n", a="One more.\n")
    git(news, "add", "c.txt")
    assert names("HEAD~1", news) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert names("HEAD", news) == ["a.txt", "c.txt", "d.txt"]


def test_what_is_deleted_or_ignored_is_not(news: Path) -> None:
    (news / "a.txt").unlink()
    write(news, draft="Five.\n")
    (news / ".gitignore").write_text("draft.txt\n.gitignore\n", encoding="utf-8")
    assert names("HEAD", news) == []


def test_a_file_that_only_has_another_name_is_not_new_but_a_changed_one_is(news: Path) -> None:
    git(news, "mv", "a.txt", "renamed.txt")
    assert names("HEAD", news) == []
    write(news, renamed="One and a half.\n")
    assert names("HEAD", news) == ["renamed.txt"]


def test_names_with_spaces_diacritics_and_line_ends(news: Path) -> None:
    folder = news / "Tin tức mới"
    write(folder, **{"bài một": "Một.\n", "a\nb": "Hai.\n"})
    assert names("HEAD", folder) == ["a\nb.txt", "bài một.txt"]
    commit(news)
    write(folder, **{"bài một": "Hai.\n"})
    assert names("HEAD", folder) == ["bài một.txt"]


def test_in_a_worktree(news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    git(news, "worktree", "add", "-q", "-b", "mine", str(other))
    write(other, mine="Mine.\n")
    assert names("main", other) == ["mine.txt"]
    assert names("main", news) == []


def test_in_a_hook_of_another_repository(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(news / "below", c="Three.\n")
    monkeypatch.setenv("GIT_DIR", str(news / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "no-index"))
    assert names("HEAD", news / "below") == ["c.txt"]


def test_a_shallow_clone_says_what_helps(news: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", news.as_uri(), "shallow")
    write(shallow, c="Three.\n")
    assert names("HEAD", shallow) == ["c.txt"]
    helps = "; this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in a workflow"
    with pytest.raises(UsageError) as error:
        changed("HEAD~1", [shallow])
    assert str(error.value) == f"--since: git knows no revision 'HEAD~1' in shallow{helps}"
    git(news, "checkout", "-q", "-b", "side", "HEAD~1")
    commit_of_side = news / "side.txt"
    commit_of_side.write_text("Side.\n", encoding="utf-8")
    commit(news)
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "side:side")
    with pytest.raises(UsageError) as error:
        changed("side", [shallow])
    assert str(error.value) == f"--since: side and HEAD have no commit in common in shallow{helps}"


def test_a_repository_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    write(tmp_path, a="One.\n", b="Two.\n")
    git(tmp_path, "add", "a.txt")
    assert names("HEAD", tmp_path) == ["a.txt", "b.txt"]
    with pytest.raises(UsageError, match=r"^--since: git knows no revision 'main' in \.; it has no commit yet$"):
        changed("main", [tmp_path])


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^--since: not a git repository"):
        changed("HEAD", [tmp_path])


def next_commit(folder: Path) -> list[list[str]]:
    said = staged([folder])
    return [
        sorted(os.path.relpath(path, folder.resolve()) for path in paths)
        for paths in (said.brought, said.differing, said.unknown)
    ]


def test_what_is_staged(news: Path) -> None:
    assert next_commit(news) == [[], [], []]
    write(news, a="One more.\n", c="Three.\n", d="Four.\n")
    git(news, "add", "a.txt", "c.txt")
    git(news, "mv", "b.txt", "renamed.txt")
    assert next_commit(news) == [["a.txt", "c.txt"], [], ["d.txt"]]
    write(news, c="Three and a half.\n")
    assert next_commit(news) == [["a.txt", "c.txt"], ["c.txt"], ["d.txt"]]


def test_what_is_staged_and_no_longer_there(news: Path) -> None:
    write(news, c="Three.\n")
    git(news, "add", "c.txt")
    (news / "c.txt").unlink()
    (news / "a.txt").unlink()
    assert next_commit(news) == [["c.txt"], ["a.txt", "c.txt"], []]
    git(news, "stash", "--keep-index")
    assert next_commit(news) == [["c.txt"], [], []]


def test_what_is_staged_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, a="One.\n", b="Two.\n")
    git(tmp_path, "add", "a.txt")
    assert next_commit(tmp_path) == [["a.txt"], [], ["b.txt"]]


def test_a_hook_sees_what_commit_all_takes_along(news: Path) -> None:
    (news / ".git" / "hooks").mkdir(exist_ok=True)
    hook = news / ".git" / "hooks" / "pre-commit"
    code = "from compare.cli._git import staged; print(sorted(p[-5:] for p in staged(['.']).brought))"
    hook.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" "{sys.executable}" -c "{code}" > seen\n', encoding="utf-8")
    hook.chmod(0o755)
    write(news, a="One more.\n")
    git(news, "commit", "-q", "-a", "-m", "all")
    assert (news / "seen").read_text(encoding="utf-8") == "['a.txt']\n"


def test_staged_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^--staged: not a git repository"):
        staged([tmp_path])
