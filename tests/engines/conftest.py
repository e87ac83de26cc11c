"""What Spark's workers need to find the records that tests define, and a Java that is quick to start."""

from __future__ import annotations

import os
from pathlib import Path

import java

HERE = Path(__file__).resolve().parent
os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")])
os.environ["SPARK_SUBMIT_OPTS"] = os.environ["SPARK_DAEMON_JAVA_OPTS"] = java.BRIEF
