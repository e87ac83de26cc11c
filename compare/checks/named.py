"""Readings of a name: which form heads them, and which of them agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.checks.finding import reading
from compare.checks.forms import bag, holds, is_name
from compare.checks.rule import Desk
from compare.checks.wording import words
from compare.model import Reading

MOST_NAMED, LEAST_KEPT = 2, 2
"""Outlets that print a name with capitals, and words of it that another one prints small, for that to be one, too."""
INITIALS = re.compile(r"[A-Z]{2,6}(?:['’]s)?")


def only_initials(readings: Sequence[Reading]) -> bool:
    """Whether the forms are one but for initials that say whose it is: the Central Committee, the CPC one."""
    return len({bag(" ".join(w for w in item.text.split() if not INITIALS.fullmatch(w))) for item in readings}) == 1


def all_named(readings: Sequence[Reading]) -> bool:
    """Whether all are names, but for those in small letters that keep two words of a name of two other outlets."""
    names = [item for item in readings if any(is_name(place.text) for place in item.evidence)]
    others = [item for item in readings if item not in names]
    outlets = {name for item in names for name in item.outlets}
    return (not others or len(outlets) >= MOST_NAMED) and all(any(_keeps(o, n) for n in names) for o in others)


def _keeps(small: Reading, name: Reading) -> bool:
    """Whether a form in small letters has words enough of a name that other outlets print."""
    own = set(small.outlets) - set(name.outlets)
    plain = all(place.text[1:].islower() for place in small.evidence)
    return plain and bool(own) and len(bag(small.text) & bag(name.text)) >= LEAST_KEPT


def capitalised(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a name, each under the commonest form in capitals where it is printed so anywhere."""
    shown = []
    for item in readings:
        printed = [" ".join(place.text.split()) for place in item.evidence if is_name(place.text)]
        text = item.text if is_name(item.text) or not printed else max(sorted(set(printed)), key=printed.count)
        shown.append(replace(item, text=text))
    return shown


def with_longer(readings: Sequence[Reading], desk: Desk) -> list[Reading]:
    """The readings of a name, those that have more before or behind another one with it; of two all are left."""
    if len(readings) < 3:
        return list(readings)
    short = [one for one in readings if not any(_goes_on(one, other) for other in readings)]
    kept = []
    for one in short:
        longer = [item for item in readings if _goes_on(item, one) and [s for s in short if _goes_on(item, s)] == [one]]
        kept.append(reading(one.text, [e for item in (one, *longer) for e in item.evidence], desk))
    return kept


def _goes_on(one: Reading, other: Reading) -> bool:
    """Whether one form has the other in it, and more."""
    long, short = (words(item.text.replace("-", " ")) for item in (one, other))
    return len(long) > len(short) and holds(long, short)
