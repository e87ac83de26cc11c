"""What git says of files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable

from compare.errors import UsageError

Folder = str | os.PathLike[str]


def changed(revision: str, folders: Iterable[Folder]) -> frozenset[str]:
    """Real paths of the files in the folders' repositories that are new or changed since the revision.

    Since both went ways of their own, where the revision is on another branch. Files that git does not know yet count
    as new, those it is told to ignore do not. Raises UsageError.
    """
    found: set[str] = set()
    for top in sorted({_said(folder, "rev-parse", "--show-toplevel").rstrip("\n") for folder in folders}):
        base = _base(top, revision)
        tracked = _said(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base, "--")
        new = _said(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        found |= {os.path.realpath(os.path.join(top, name)) for name in (tracked + new).split("\0") if name}
    return frozenset(found)


def _base(top: str, revision: str) -> str:
    """The commit to compare with: the last that the revision and this branch share, else the revision's own."""
    named = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.returncode:
        raise UsageError(f"--since: git knows no revision {revision!r} in {os.path.relpath(top)}")
    commit = named.stdout.decode().strip()
    shared = _git(top, "merge-base", commit, "HEAD")
    return commit if shared.returncode else shared.stdout.decode().strip()


def _said(folder: Folder, *arguments: str) -> str:
    run = _git(folder, *arguments)
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"--since: {reason}")
    return os.fsdecode(run.stdout)


def _git(folder: Folder, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UsageError("--since needs git, and there is none on this machine") from error
