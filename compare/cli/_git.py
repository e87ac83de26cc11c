"""What git says of files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from compare.errors import UsageError

SET_BY_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables by which git, in a hook, would take any folder for the top of the repository it works on."""

TOP = ("rev-parse", "--show-toplevel")
NAMES = ("diff", "--name-only", "-z")
DIFFERING = (*NAMES, "--find-renames=100%", "--diff-filter=dr")
UNKNOWN = ("ls-files", "--others", "--exclude-standard", "-z", "--full-name")

Folder = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Staged:
    """Real paths of files: those that the next commit brings or changes, there or not; those that are not as the next
    commit has them, or not there; and those that git does not know and is not told to ignore."""

    brought: frozenset[str]
    differing: frozenset[str]
    unknown: frozenset[str]


def changed(revision: str, folders: Iterable[Folder]) -> frozenset[str]:
    """Real paths of the files in the folders' repositories that are new or changed since the revision.

    Since both went ways of their own, where the revision is on another branch. Files that git does not know yet count
    as new; those it is told to ignore do not, nor those that only have another name now. Before the first commit
    everything is new since HEAD. Raises UsageError.
    """
    found: set[str] = set()
    for top in sorted({_said(folder, *TOP).rstrip("\n") for folder in folders}):
        base = _base(top, revision)
        tracked = _said(top, *DIFFERING, base, "--")
        found |= _real(top, tracked + _said(top, *UNKNOWN))
    return frozenset(found)


def staged(folders: Iterable[Folder]) -> Staged:
    """What the next commit brings or changes in the folders' repositories, and what there is beside it.

    What only gets another name is not brought. In a hook, the next commit is the one that is being made. Raises
    UsageError.
    """
    brought: set[str] = set()
    differing: set[str] = set()
    unknown: set[str] = set()
    for top in sorted({_said(folder, *TOP, asked="--staged").rstrip("\n") for folder in folders}):
        base, index = _base(top, "HEAD"), _index(top)
        brought |= _real(top, _said(top, *DIFFERING, "--cached", base, "--", asked="--staged", index=index))
        differing |= _real(top, _said(top, *NAMES, "--no-renames", "--", asked="--staged", index=index))
        unknown |= _real(top, _said(top, *UNKNOWN, asked="--staged", index=index))
    return Staged(frozenset(brought), frozenset(differing), frozenset(unknown))


def _real(top: str, names: str) -> set[str]:
    """Real paths of what git names below `top`."""
    return {os.path.realpath(os.path.join(top, name)) for name in names.split("\0") if name}


def _index(top: str) -> str | None:
    """The index of the commit that is being made, where this is a hook of the repository: that of `git commit -a` is
    a file of its own."""
    named = os.environ.get("GIT_INDEX_FILE")
    if not named or _git(".", *TOP).stdout.rstrip(b"\n") != os.fsencode(top):
        return None
    return os.path.abspath(named)


def _base(top: str, revision: str) -> str:
    """The commit to compare with: the last that the revision and this branch share, else the revision's own."""
    named = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.returncode and revision == "HEAD" and _is_unborn(top):
        return _said(top, "hash-object", "-t", "tree", "--stdin").strip()  # of nothing: the empty tree
    if named.returncode:
        raise UsageError(f"--since: git knows no revision {revision!r} in {os.path.relpath(top)}{_hint(top)}")
    commit = named.stdout.decode().strip()
    shared = _git(top, "merge-base", commit, "HEAD")
    if shared.returncode and _is_shallow(top):
        raise UsageError(f"--since: {revision} and HEAD have no commit in common in {os.path.relpath(top)}{_hint(top)}")
    return commit if shared.returncode else shared.stdout.decode().strip()


def _is_shallow(top: str) -> bool:
    return _said(top, "rev-parse", "--is-shallow-repository").strip() == "true"


def _hint(top: str) -> str:
    """Why a revision may be missing, and what helps."""
    if _is_shallow(top):
        return "; this clone is shallow: git fetch --unshallow, or fetch-depth: 0 in a workflow"
    return "; it has no commit yet" if _is_unborn(top) else ""


def _is_unborn(top: str) -> bool:
    return _git(top, "rev-parse", "--verify", "--quiet", "HEAD").returncode != 0


def _said(folder: Folder, *arguments: str, asked: str = "--since", index: str | None = None) -> str:
    run = _git(folder, *arguments, index=index)
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"{asked}: {reason}")
    return os.fsdecode(run.stdout)


def _git(folder: Folder, *arguments: str, index: str | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in SET_BY_HOOKS} | {"LC_ALL": "C"}
    environment |= {"GIT_INDEX_FILE": index} if index else {}
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False, input=b""
        )
    except FileNotFoundError as error:
        raise UsageError("--since and --staged need git, and there is none on this machine") from error
