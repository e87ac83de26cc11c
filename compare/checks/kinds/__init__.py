"""The kinds of rules, in folders by what they are about, one file each: SUBJECT, Options and find()."""

from collections.abc import Mapping

GROUPED = True
FORMER: Mapping[str, str] = {
    "demand": "factuality",
    "opposite": "antonym",
    "quantity": "quantifier",
    "status": "novelty",
    "strength": "comparison",
    "swap": "substitution",
    "voice": "first-person",
    "weight": "importance",
}
"""What kinds were called before, for packs that say so, and what they are called now."""
