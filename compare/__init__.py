"""Cross-document comparison and consistency checking for news.

import compare
found = compare.report(["seeds/"])
found.to_frame()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.pipeline import report as report
    from compare.version import VERSION as __version__  # noqa: N811  # the name Python looks for

__all__ = ["__version__", "report"]


def __getattr__(name: str) -> Any:
    """`report` and `__version__`, brought in when they are asked for: the command line starts faster."""
    if name == "report":
        from compare.pipeline import report

        return report
    if name == "__version__":
        from compare.version import VERSION

        return VERSION
    raise AttributeError(name)
