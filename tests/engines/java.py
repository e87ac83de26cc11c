"""Whether there is a Java that Spark can run on."""

from __future__ import annotations

import os
import shutil

import pytest

needed = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="there is no Java on this machine"
)
