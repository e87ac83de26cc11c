"""Files that a step reads, also where an engine carries it out on another machine."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

HANDED_ON = "CONCORDANT_FILES"
"""The variable that names the folder to which an engine has taken the files."""


def handed_name(file: str) -> str:
    """The name under which an engine takes a file along: no other file's."""
    return f"{blake2b(file.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}-{Path(file).name}"


def at_hand(files: Sequence[str]) -> list[str]:
    """The files where they lie on this machine, side by side: at their paths, or where an engine has put them."""
    handed_on = os.environ.get(HANDED_ON)
    if not handed_on:
        return list(files)
    folder = Path(handed_on, handed_name("\0".join(files)).partition("-")[0])
    folder.mkdir(exist_ok=True)
    for file in files:
        with contextlib.suppress(FileExistsError):  # of another process, or another call
            folder.joinpath(Path(file).name).symlink_to(Path(handed_on, handed_name(file)))
    return [str(folder / Path(file).name) for file in files]
