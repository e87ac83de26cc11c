"""Whether there is a Java that Spark can run on, and how it runs in tests."""

from __future__ import annotations

import os
import shutil

import pytest

needed = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="there is no Java on this machine"
)

BRIEF = "-XX:TieredStopAtLevel=1"
"""For Java: compile once and plainly. In runs of seconds the second compiler takes as much CPU as all the rest."""
