"""A small corpus that finds the same differences every time, for tests of what is decided on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
"""A command: its arguments to exit code, standard output and standard error."""

FERRY = {
    "herald": (
        "A ferry fire in Lisbon stranded 12 people on Tuesday.\n\n"
        "The fire began in the engine room, the harbour police said.\n\n"
        "The mayor said the “ferry’s owners must answer for the fire in the harbour”.\n"
    ),
    "courier": (
        "On Tuesday a fire on a ferry in Lisbon stranded 14 people.\n\n"
        "Police at the harbour said the fire began in the engine room.\n\n"
        "The mayor said the “ferry’s owners must pay for the fire in the harbour”.\n"
    ),
}
TERMS = """\
version: 1
concepts:
  - id: engine-room
    definition: Where the engines are
    terms:
      - {text: engine room, status: preferred, since: 2020-01-01}
      - {text: machine room, status: deprecated}
"""


def write(folder: Path, texts: dict[str, str]) -> Path:
    """The folder, with a file for each text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder
