"""One line of progress on a terminal, for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from compare.steering import one_line

DELAY, INTERVAL = 1.0, 0.1
"""Seconds before the first line, and between two."""

CLEAR = "\r\x1b[K"


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A callback `(step, done, total)` that shows where the work is; the line is gone when the work ends."""
    shown = not quiet and sys.stderr.isatty()
    begun = time.monotonic()
    last = begun + DELAY - INTERVAL
    written = False

    def show(step: str, done: int, total: int) -> None:
        nonlocal last, written
        now = time.monotonic()
        if not shown or now < last + INTERVAL:
            return
        last, written = now, True
        count = f" {done}/{total}" if total > 1 else ""
        sys.stderr.write(f"{CLEAR}concordant: {one_line(step)}{count}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if written:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
