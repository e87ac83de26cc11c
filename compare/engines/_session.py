"""The Spark session that the steps run in, and what its errors mean to who asked for it."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from compare.errors import EngineError, UsageError
from compare.files import handed_name

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import DataFrame, SparkSession

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
FAILED = re.compile(r"\bStepError: (?P<said>[^\n]+)")
MISSING = re.compile(r"ModuleNotFoundError: No module named '(?P<module>[^']+)'")
NOISE = re.compile(r"incubator modules|log4j|^\s*at |WARN")
THROWN = re.compile(r"Exception: (?P<said>[^\n]+)")
CAUSE = re.compile(r"(?:Exception|Error): (?P<said>[^\n]+)")


def session(master: str | None, conf: Sequence[str]) -> SparkSession:
    """The session: the one that is active in this process, or a new one.

    Raises UsageError where Spark is not installed or `conf` ("KEY=VALUE") is at fault, EngineError where it cannot
    start.
    """
    stated = dict(map(_setting, conf))
    connects = (master or stated.get("spark.master", LOCAL)).startswith(CONNECT)
    for package, extra in (("pyspark", "spark"), ("pyarrow", "spark"), *([("grpc", "connect")] if connects else [])):
        if find_spec(package) is None:
            where = f" with {CONNECT}…" if extra == "connect" else ""
            raise UsageError(f"--engine spark{where} needs {package}: pip install 'concordant[{extra}]'")
    from pyspark.sql import SparkSession

    with explained(f"Spark cannot start with master {master or LOCAL}"):
        active = SparkSession.getActiveSession()
        if active is None:
            active = _started(master or stated.pop("spark.master", LOCAL), stated)
        else:
            for key, value in stated.items():
                active.conf.set(key, value)
        _ship(active)
    return active


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip().startswith("spark."):
        raise UsageError(f"--spark-conf takes KEY=VALUE, such as spark.driver.memory=4g, not {text!r}")
    return key.strip(), value.strip()


def _started(master: str, stated: Mapping[str, str]) -> SparkSession:
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    is_here = master.startswith("local")
    if master.startswith(CONNECT):
        builder = SparkSession.builder.remote(master)
        for key, value in stated.items():
            builder = builder.config(key, value)
        return builder.getOrCreate()
    _check_java()
    if "spark.pyspark.python" in stated:
        os.environ["PYSPARK_PYTHON"] = stated["spark.pyspark.python"]
    elif is_here:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {**ALWAYS, **(ON_THIS_MACHINE if is_here else {}), **stated}
    if is_here:
        settings.setdefault("spark.sql.shuffle.partitions", str(_cores(master)))
    conf = SparkConf().setMaster(master).setAppName("concordant").setAll(list(settings.items()))
    SparkContext(conf=conf, gateway=_gateway(conf))
    return SparkSession.builder.getOrCreate()


def _gateway(conf: SparkConf) -> Any:
    """Java with Spark. What it says on the way is kept out of sight, unless the user asks for its log."""
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    launch: Callable[..., Any] = launch_gateway
    if conf.contains("spark.log.level"):
        return launch(conf)
    log = Path(_folder(), "spark.log")
    try:
        with log.open("wb") as file:
            return launch(conf, {"stderr": file, "stdout": file})
    except PySparkRuntimeError as error:
        said = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if not NOISE.search(line)]
        thrown = THROWN.search("\n".join(said))
        raise EngineError(f"Java cannot start Spark: {thrown['said'] if thrown else ' '.join(said[:2])}") from error


@cache
def _folder() -> str:
    """A folder that is gone when the process ends."""
    folder = TemporaryDirectory(prefix="concordant-")
    atexit.register(folder.cleanup)
    return folder.name


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


def _ship(active: SparkSession) -> None:
    """Hand the package to the executors, once for each session."""
    if getattr(active, "_concordant", None) != _package():
        active.addArtifacts(_package(), pyfile=True)
        active._concordant = _package()  # type: ignore[attr-defined]  # a mark of ours


def hand_on(active: SparkSession, files: Sequence[str]) -> None:
    """Hand files to the executors, each once, under the name that it has there."""
    known: set[str] = active.__dict__.setdefault("_concordant_files", set())
    for file in sorted(set(files) - known):
        copy = Path(_folder(), handed_name(file))
        shutil.copyfile(file, copy)
        active.addArtifacts(str(copy), file=True)
        known.add(file)


@cache
def _package() -> str:
    """The package as a zip, from where it is imported; Python imports from a zip as it is."""
    folder = Path(__file__).resolve().parents[1]
    path = Path(_folder(), "concordant.zip")
    with ZipFile(path, "w") as file:
        for source in sorted(folder.rglob("*")):
            if source.is_file() and source.suffix != ".pyc":
                file.write(source, Path("compare", source.relative_to(folder)))
    return str(path)


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Errors of Spark as errors of ours: what a step said, what is missing on a worker, else Spark's own words."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        try:
            yield
        except (PySparkException, Py4JError) as error:
            raise EngineError(_reason(doing, error)) from error


def _reason(doing: str, error: Exception) -> str:
    text = str(error)
    if failed := FAILED.findall(text):
        return str(failed[-1])
    if missing := MISSING.search(text):
        return (
            f"the Python of Spark's workers has no module {missing['module']!r}; install concordant's dependencies "
            "there, or name another Python: --spark-conf spark.pyspark.python=PATH"
        )
    cause = CAUSE.findall(text)
    return f"{doing}: {' '.join((cause[-1] if cause else text).split())}"


def arrow(frame: Any) -> Any:
    """All rows of a DataFrame."""
    with explained("Spark failed"):
        return frame.toArrow()


def kept(frame: DataFrame) -> DataFrame:
    """The rows of the frame, computed once, without the plan that made them: plans of plans take Spark minutes.

    They lie on two workers, so that one may be lost; where `spark.checkpoint.dir` is set they lie there, and all may.
    """
    from pyspark import StorageLevel

    conf = frame.sparkSession.conf
    if conf.get("spark.checkpoint.dir", None):
        return frame.checkpoint()
    is_here = str(conf.get("spark.master", "")).startswith("local")
    return frame.localCheckpoint(False, StorageLevel.MEMORY_AND_DISK if is_here else StorageLevel.MEMORY_AND_DISK_2)
