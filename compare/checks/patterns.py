"""Regular expressions of the user's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2


@cache
def compiled(pattern: str, *, case: bool) -> re2.Pattern:
    """The pattern, in RE2's syntax; `case` tells upper and lower case apart. Raises re2.error."""
    import re2

    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    return re2.compile(pattern, options)
