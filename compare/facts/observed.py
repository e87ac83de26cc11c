"""An observation of a form at a place of an article."""

from __future__ import annotations

from compare.model import Analysis, Feature, Observation
from compare.places import excerpt


def seen(feature: Feature, subject: str, form: str, analysis: Analysis, start: int, end: int) -> Observation:
    """The form that an article takes of a subject from `start` to `end`."""
    return Observation(feature, subject, subject, form, excerpt(analysis.article, start, end))
