"""Sessions of Spark that begin and end here, with the Java they run in."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from compare.engines._settings import lend_later
from compare.errors import EngineError

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

LOCAL, CONNECT = "local[*]", "sc://"
ALWAYS = {
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
}
ON_THIS_MACHINE = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}
"""What we set where nobody says otherwise: batches of articles that fit, and no open port without a cluster."""
SHARE, LEAST_MEMORY = 4, 1024
"""Part of this machine's memory that Java may take where all the work is done here, and the least, in MB: Spark's own
1 GB is too little for the tables of some thousand articles."""
PYTHON, OF_WORKERS = "PYSPARK_PYTHON", "spark.pyspark.python"
NOISE = re.compile(r"incubator modules|log4j|^\s*at |WARN")
THROWN = re.compile(r"Exception: (?P<said>[^\n]+)")


def started(master: str, stated: Mapping[str, str]) -> SparkSession:
    """A new session with these settings. Raises EngineError where there is no Java or it cannot start Spark."""
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    if master.startswith(CONNECT):
        return SparkSession.builder.remote(master).config(map=dict(stated)).getOrCreate()
    _check_java()
    is_here = master.startswith("local")
    own = {**ALWAYS, **(_on_this_machine(master) if is_here else {})}
    conf = SparkConf().setMaster(master).setAppName("concordant").setAll(list({**own, **stated}.items()))
    with _python(stated.get(OF_WORKERS), sys.executable if is_here else None):
        SparkContext(conf=conf, gateway=_gateway(conf))
    session = SparkSession.builder.getOrCreate()
    lend_later(session, stated, own)
    return session


def _on_this_machine(master: str) -> dict[str, str]:
    """Settings for work that is done here."""
    memory = max(LEAST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // SHARE // 2**20)
    cores = str(_cores(master))
    return {**ON_THIS_MACHINE, "spark.sql.shuffle.partitions": cores, "spark.driver.memory": f"{memory}m"}


def stop(session: SparkSession) -> None:
    """End a session, and the Java it ran in: settings such as its memory are for a new one."""
    session.stop()
    if os.environ.pop("SPARK_CONNECT_MODE_ENABLED", None):
        return
    from pyspark import SparkContext

    gateway: Any = SparkContext._gateway
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()
    SparkContext._gateway = SparkContext._jvm = None


@contextmanager
def _python(wanted: str | None, otherwise: str | None) -> Iterator[None]:
    """The workers' Python in the environment, where Spark looks for it, as long as it starts."""
    before = os.environ.get(PYTHON)
    chosen = wanted or before or otherwise
    if chosen:
        os.environ[PYTHON] = chosen
    try:
        yield
    finally:
        if chosen and before is None:
            del os.environ[PYTHON]
        elif before is not None:
            os.environ[PYTHON] = before


def _gateway(conf: SparkConf) -> Any:
    """Java with Spark. What it says on the way is kept out of sight, unless the user asks for its log."""
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    launch: Callable[..., Any] = launch_gateway
    if conf.contains("spark.log.level"):
        return launch(conf)
    log = Path(folder(), "spark.log")
    try:
        with log.open("wb") as file:
            return launch(conf, {"stderr": file, "stdout": file})
    except PySparkRuntimeError as error:
        said = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if not NOISE.search(line)]
        thrown = THROWN.search("\n".join(said))
        raise EngineError(f"Java cannot start Spark: {thrown['said'] if thrown else ' '.join(said[:2])}") from error


@cache
def folder() -> str:
    """A folder that is gone when the process ends."""
    made = TemporaryDirectory(prefix="concordant-")
    atexit.register(made.cleanup)
    return made.name


def _cores(master: str) -> int:
    """Tasks that run at once: `local[4]`, `local[*]`, `local`."""
    found = re.match(r"local\[(\d+|\*)", master)
    if found is None:
        return 1
    return len(os.sched_getaffinity(0)) if found[1] == "*" else int(found[1])


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if home and not Path(home, "bin", "java").exists():
        raise EngineError(f"--engine spark needs Java 17 or newer; there is none in JAVA_HOME ({home})")
    if not home and shutil.which("java") is None:
        raise EngineError("--engine spark needs Java 17 or newer; no 'java' is on the PATH, and JAVA_HOME is not set")
