"""The Spark session that the steps run in, and what its errors mean to who asked for it."""

from __future__ import annotations

import re
import shutil
import warnings
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from compare.engines._settings import fixed, lend, note, noted, parsed, take_back
from compare.engines._start import CONNECT, LOCAL, folder, started, stop
from compare.errors import EngineError, UsageError
from compare.extras import installing
from compare.files import handed_name

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MASTER, PACKAGE, FILES = "master", "package", "files"
"""What is noted of a session: where one that began here runs, and what was handed to its executors."""
NO_SESSION = "NO_ACTIVE_OR_DEFAULT_SESSION"
FAILED = re.compile(r"\bStepError: (?P<said>[^\n]+)")
MISSING = re.compile(r"ModuleNotFoundError: No module named '(?P<module>[^']+)'")
TOO_LITTLE = re.compile(r"TaskResultLost|OutOfMemoryError|spark\.driver\.maxResultSize")
CAUSE = re.compile(r"(?:Exception|Error): (?P<said>[^\n]+)")


def session(master: str | None, conf: Sequence[str]) -> SparkSession:
    """The session that is active in this process, or a new one; what can be set while it runs is left to `lent`.

    A session that began here makes way for another where that is what the master or a setting asks for. Raises
    UsageError where Spark is not installed, `conf` ("KEY=VALUE") is at fault or somebody else's session has it
    otherwise, EngineError where Spark cannot start.
    """
    stated = parsed(conf)
    master = master or stated.get("spark.master")
    stated.pop("spark.master", None)
    check_packages(master or LOCAL)
    with explained(f"Spark cannot start with master {master or LOCAL}"):
        found = _fitting(master, stated)
        if found is None:
            found = started(master or LOCAL, stated)
            note(found, MASTER, master or LOCAL)
        _ship(found)
    return found


def lent(spark: SparkSession, conf: Sequence[str], *, to: object) -> None:
    """Have the settings hold in the session as long as the object is there."""
    stated = {key: value for key, value in parsed(conf).items() if spark.conf.isModifiable(key)}
    weakref.finalize(to, take_back, spark, lend(spark, stated)).atexit = False


def check_packages(master: str) -> None:
    """Raises UsageError where what Spark needs there is not installed."""
    connects = master.startswith(CONNECT)
    for package, extra in (("pyspark", "spark"), ("pyarrow", "spark"), *([("grpc", "connect")] if connects else [])):
        if find_spec(package) is None:
            where = f" with {CONNECT}…" if extra == "connect" else ""
            raise UsageError(f"--engine spark{where} needs {package}: {installing(extra)}")


def _fitting(master: str | None, stated: Mapping[str, str]) -> SparkSession | None:
    """The session that is active, if it is what was asked for; one of ours that is not is ended."""
    active = _active()
    if active is None:
        return None
    ours = noted(active, MASTER)
    others = fixed(active, stated)
    if master not in (None, ours or active.conf.get("spark.master")):
        others = {"spark.master": str(master), **others}
    if not others:
        return active
    if ours is None:
        key, value = min(others.items())
        has = active.conf.getAll.get(key, "not set")
        raise UsageError(
            f"{key} cannot be {value}: it is {has} in the Spark session that is active in this process, and cannot "
            "change while that runs; leave it out, or stop the session first"
        )
    stop(active)
    return None


def _active() -> SparkSession | None:
    """The session that is active in this thread, else in this process."""
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    try:
        return SparkSession.active()
    except PySparkException as error:
        if error.getCondition() != NO_SESSION:
            raise
        return None


def _ship(active: SparkSession) -> None:
    """Hand the package to the executors, once for each session."""
    if noted(active, PACKAGE) != _package():
        active.addArtifacts(_package(), pyfile=True)
        note(active, PACKAGE, _package())


def hand_on(active: SparkSession, files: Sequence[str]) -> None:
    """Hand files to the executors, each once, under the name that it has there."""
    if not files:
        return
    known = (noted(active, FILES) or "").splitlines()
    for file in sorted({*files} - {*known}):
        copy = Path(folder(), handed_name(file))
        shutil.copyfile(file, copy)
        active.addArtifacts(str(copy), file=True)
        known.append(file)
    note(active, FILES, "\n".join(known))


@cache
def _package() -> str:
    """The package as a zip, from where it is imported; Python imports from a zip as it is."""
    source = Path(__file__).resolve().parents[1]
    path = Path(folder(), "concordant.zip")
    with ZipFile(path, "w") as file:
        for part in sorted(source.rglob("*")):
            if part.is_file() and part.suffix != ".pyc":
                file.write(part, Path("compare", part.relative_to(source)))
    return str(path)


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Errors of Spark as errors of ours: what a step said, what is missing on a worker, else Spark's own words."""
    check_packages(LOCAL)
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
            "there, or name another Python: --spark-conf spark.pyspark.python=PATH (where Spark Connect is served, "
            "PYSPARK_PYTHON)"
        )
    if TOO_LITTLE.search(text):
        return f"{doing}: there is too little memory; more is had by --spark-conf spark.driver.memory=8g, for instance"
    cause = CAUSE.findall(text)
    return f"{doing}: {' '.join((cause[-1] if cause else text).split())}"


def arrow(frame: Any) -> Any:
    """All rows of a DataFrame."""
    with explained("Spark failed"):
        return frame.toArrow()


def kept(frame: DataFrame) -> DataFrame:
    """The rows of the frame, computed once, without the plan that made them: plans of plans take Spark minutes.

    They lie on disk, so that no worker needs to have room for a table, and on two workers, so that one may be lost;
    where `spark.checkpoint.dir` is set they lie there, and all may.
    """
    from pyspark import StorageLevel

    conf = frame.sparkSession.conf
    if conf.get("spark.checkpoint.dir", None):
        return frame.checkpoint()
    is_here = str(conf.get("spark.master", "")).startswith("local")
    return frame.localCheckpoint(False, StorageLevel.DISK_ONLY if is_here else StorageLevel.DISK_ONLY_2)
