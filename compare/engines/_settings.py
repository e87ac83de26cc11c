"""Settings of Spark for one report: set in a session that runs, and taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from compare.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OURS, LENT = "spark.concordant.", "lent"
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
    lent = json.dumps(before)
    note(session, LENT, lent)
    return lent


def take_back(session: SparkSession, lent: str | None) -> None:
    """Give settings the values that they had, if it is these that are lent."""
    if lent is None or noted(session, LENT) != lent:
        return
    for key, value in json.loads(lent).items():
        if value is None:
            session.conf.unset(key)
        else:
            session.conf.set(key, value)
    session.conf.unset(OURS + LENT)
