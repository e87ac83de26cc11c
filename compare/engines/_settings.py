"""Settings of Spark for one report: set in a session that runs, and taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING

from compare.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OURS, LENT, LOANS = "spark.concordant.", "lent", count()
"""Settings that Spark does not know: what we have noted of a session, within it."""


def parsed(conf: Sequence[str]) -> dict[str, str]:
    """Settings, each stated as KEY=VALUE; the last of a key counts. Raises UsageError for what is none."""
    return dict(map(_setting, conf))


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip().startswith("spark."):
        raise UsageError(f"--spark-conf takes KEY=VALUE, such as spark.driver.memory=4g, not {text!r}")
    return key.strip(), value.strip()


def fixed(session: SparkSession, stated: Mapping[str, str]) -> dict[str, str]:
    """Those of the stated settings that differ from the session's and cannot be set while it runs."""
    known = session.conf.getAll
    return {k: v for k, v in stated.items() if known.get(k) != v and not session.conf.isModifiable(k)}


def noted(session: SparkSession, key: str) -> str | None:
    """What was noted of the session under this key."""
    return session.conf.get(OURS + key, None)


def note(session: SparkSession, key: str, value: str) -> None:
    """Keep the value with the session: its Python object may be another one tomorrow."""
    session.conf.set(OURS + key, value)


def lend(session: SparkSession, stated: Mapping[str, str]) -> str:
    """Have the settings hold in place of what was lent before; what comes back is for `take_back`."""
    take_back(session, noted(session, LENT))
    known = session.conf.getAll
    before = {key: known.get(key) for key, value in sorted(stated.items()) if known.get(key) != value}
    for key in before:
        session.conf.set(key, stated[key])
    lent = json.dumps({"loan": next(LOANS), "before": before})
    note(session, LENT, lent)
    return lent


def lend_later(session: SparkSession, stated: Mapping[str, str], own: Mapping[str, str]) -> None:
    """Have a session that was started with the stated settings hold its own where those can be lent to it."""
    _set(session, {key: own.get(key) for key in stated if session.conf.isModifiable(key)})


def take_back(session: SparkSession, lent: str | None) -> None:
    """Give settings the values that they had, if it is these that are lent."""
    if lent is None or noted(session, LENT) != lent:
        return
    _set(session, json.loads(lent)["before"])
    session.conf.unset(OURS + LENT)


def _set(session: SparkSession, settings: Mapping[str, str | None]) -> None:
    """Have settings hold, and none where there was none."""
    for key, value in settings.items():
        if value is None:
            session.conf.unset(key)
        else:
            session.conf.set(key, value)
