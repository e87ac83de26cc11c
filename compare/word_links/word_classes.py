"""The class of a word: parts of speech for content words, kinds of grammar for function words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.model import Token

GRAMMAR = {
    "determiner": """a all an another any both each every her his its my no our some such that the their these this
        those thy your""",
    "pronoun": """anyone anything everyone everything he hers herself him himself i it itself me mine myself nobody
        none nothing one ones ours ourselves she someone something thee theirs them themselves there they thou thine
        us we what whatever who whoever whom whose which whichever ye you yours yourself yourselves""",
    "preposition": """about above across after against along alongside amid among amongst around as at before behind
        being below beneath beside besides between beyond by down during except for from in inside into like near of
        off on onto out outside over per since than through throughout to toward towards under underneath until unto
        up upon via with within without""",
    "auxiliary": """am are be been can cannot could d did do does doing done doth had has hath have having is ll may
        might must not ought re s shall shalt should t ve was were will would""",
    "conjunction": """also although and because but either hence however if lest moreover neither nor once or
        otherwise so then therefore though thus till when whenever where whereas whereby wherein whether while yet""",
}
CLASS_OF = {word: name for name, words in GRAMMAR.items() for word in words.split()}
CLASSES = ("noun", "verb", "adjective", "adverb", "figure", "content", *GRAMMAR, "function")
"""`content` and `function`: words of which no more is known."""

PAIRS = tuple(f"{a}/{b}" for n, a in enumerate(CLASSES) for b in CLASSES[n:])
"""The unordered pairs of classes."""
_PAIR = np.array([[PAIRS.index("/".join(sorted((a, b), key=CLASSES.index))) for b in CLASSES] for a in CLASSES])


def classes(tokens: Sequence[Token]) -> NDArray[np.intp]:
    """For each word its place in CLASSES."""
    return np.array([CLASSES.index(_class(t)) for t in tokens], dtype=np.intp)


def pairs(left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.intp]:
    """For each cell the place in PAIRS of its two words' classes, shape (left, right)."""
    found: NDArray[np.intp] = _PAIR[left[:, None], right]
    return found


def _class(token: Token) -> str:
    if token.key[:1].isdigit():
        return "figure"
    if token.rarity == 0:
        return CLASS_OF.get(token.key, "function")
    return "content" if token.part == "other" else token.part
