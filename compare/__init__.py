"""Cross-document comparison and consistency checking for news.

import compare
found = compare.report(["seeds/"])
found.to_frame()
compare.explain(found, found.findings[0]).links
compare.review(["draft.txt"], ["seeds/"]).drafts
compare.side_by_side(["ours.txt", "theirs.txt"]).to_frame()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.pipeline import explain as explain
    from compare.pipeline import report as report
    from compare.pipeline import review as review
    from compare.pipeline import side_by_side as side_by_side
    from compare.version import VERSION as __version__  # noqa: N811  # the name Python looks for

__all__ = ["__version__", "explain", "report", "review", "side_by_side"]


def __getattr__(name: str) -> Any:
    """What is public, brought in when it is asked for: the command line starts faster."""
    if name in ("explain", "report", "review", "side_by_side"):
        from compare import pipeline

        return getattr(pipeline, name)
    if name == "__version__":
        from compare.version import VERSION

        return VERSION
    raise AttributeError(name)
