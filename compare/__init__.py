"""Cross-document comparison and consistency checking for news.

import compare
found = compare.report(["seeds/"])
found.to_frame()
compare.explain(found, found.findings[0]).links
compare.review(["draft.txt"], ["seeds/"]).drafts
compare.side_by_side(["ours.txt", "theirs.txt"]).to_frame()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.products.comparison import side_by_side as side_by_side
    from compare.products.explanation import explain as explain
    from compare.products.report import report as report
    from compare.products.review import review as review
    from compare.version import VERSION as __version__  # noqa: N811  # the name Python looks for

_PRODUCTS = {"explain": "explanation", "report": "report", "review": "review", "side_by_side": "comparison"}

__all__ = ["__version__", "explain", "report", "review", "side_by_side"]


def __getattr__(name: str) -> Any:
    """What is public, brought in when it is asked for: the command line starts faster."""
    if name in _PRODUCTS:
        return getattr(import_module(f"compare.products.{_PRODUCTS[name]}"), name)
    if name == "__version__":
        from compare.version import VERSION

        return VERSION
    raise AttributeError(name)
