"""What git says of files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable

from compare.errors import UsageError


def changed(revision: str, folders: Iterable[str | os.PathLike[str]]) -> frozenset[str]:
    """Real paths of the files in the folders' repositories that are new or changed since the revision.

    Files that git does not know yet count as new, those it is told to ignore do not. Raises UsageError.
    """
    found: set[str] = set()
    for top in sorted({_git(folder, "rev-parse", "--show-toplevel").rstrip("\n") for folder in folders}):
        commit = _git(
            top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", said=revision
        )
        tracked = _git(top, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", commit.strip(), "--")
        new = _git(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        found |= {os.path.realpath(os.path.join(top, name)) for name in (tracked + new).split("\0") if name}
    return frozenset(found)


def _git(folder: str | os.PathLike[str], *arguments: str, said: str = "") -> str:
    try:
        run = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise UsageError("--since needs git, and there is none on this machine") from error
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"--since: {reason or f'git knows no revision {said!r} in {os.path.relpath(folder)}'}")
    return os.fsdecode(run.stdout)
