#!/usr/bin/env python3
"""Makes archives of any size whose true pairs are known: real statements, told anew for each event and outlet.

A statement of the seeds lends its sentence; an event puts words of the same frequency in the place of its words, and
names and figures of its own. Every outlet then tells it in its way: synonyms, dropped clauses, another order, the
other dialect, names without diacritics. Filler has no counterpart, boilerplate stands in every article.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compare.english.words import FUNCTION_WORDS, _american, _zipf, fold
from compare.model import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
SHORTEST = 12
"""Words of a sentence that is told anew."""
KEPT = 0.25
"""Share of content words that an event leaves as the seeds have them."""
SYNONYMS, DROPPED, TURNED = 0.2, 0.15, 0.3
"""How often an outlet takes another word, leaves a clause out, and puts a sentence in another place."""
TOLD, FILLER = 9, 2
"""Of an event's statements, those that an article tells; and those that it has alone."""
UNTOLD = 3
"""An event has one statement more for each so many that an article tells."""
TELLERS = (2, 3, 4)
SYLLABLES = "an bảo cường dũng gia hà khánh linh minh ngọc phú quỳnh sơn thảo vũ yến ka lo mi ra tu vel dor sek".split()
BOILERPLATE = (
    "Follow our channel on social media for the latest news and analysis from the region.",
    "All rights reserved; this material may not be published or redistributed without permission.",
)
"""An outlet prints one of the two, every fourth both: a tenth of all paragraphs."""
OUTLETS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An article, and the number of the original statement that each of its paragraphs tells."""

    article: Article
    originals: tuple[int | None, ...]


def archive(statements: int, *, seed: int = 1, boilerplate: bool = False, tell: int = TOLD) -> Iterator[Told]:
    """Articles with so many statements in all, an event's one after the other; the same for the same arguments.

    An article tells `tell` statements of its event. Boilerplate is not counted: it comes to articles that are the same
    without it.
    """
    made = event = 0
    while made < statements:
        lot = random.Random(f"{seed} {event}")
        originals = [_original(lot) for _ in range(tell + tell // UNTOLD)]
        for outlet in lot.sample(range(OUTLETS), lot.choice(TELLERS)):
            told = _article(lot, event, outlet, originals, tell=tell, boilerplate=boilerplate)
            made += tell + FILLER
            yield told
        event += 1


def true_pairs(told: Sequence[Told]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """Paragraphs, by article and number from 0, that tell the same original; the lesser article first."""
    places: dict[int, list[tuple[str, int]]] = {}
    for one in told:
        for number, original in enumerate(one.originals):
            if original is not None:
                places.setdefault(original, []).append((one.article.id, number))
    return {(a, b) for found in places.values() for a in found for b in found if a[0] < b[0]}


def _original(lot: random.Random) -> str:
    """A sentence of the seeds, told of something else."""
    return "".join(_elsewhere(lot, part) for part in _parts(lot.choice(_sentences())))


def _elsewhere(lot: random.Random, part: str) -> str:
    if part.isdigit():
        return str(lot.randint(2, 10 ** len(part)))
    if not part[0].isalpha() or part.lower() in FUNCTION_WORDS:
        return part
    if part[0].isupper():
        return "".join(lot.choice(SYLLABLES) for _ in range(lot.choice((1, 2, 3)))).capitalize()
    return part if lot.random() < KEPT else _alike(lot, part)


def _alike(lot: random.Random, word: str) -> str:
    """A word about as frequent."""
    words, frequencies = _lexicon()
    middle = bisect_left(frequencies, _zipf().get(word, frequencies[0]))
    return words[lot.randrange(max(0, middle - 400), min(middle + 400, len(words)))]


def _article(
    lot: random.Random, event: int, outlet: int, originals: Sequence[str], *, tell: int, boilerplate: bool
) -> Told:
    chosen = sorted(lot.sample(range(len(originals)), tell))
    if lot.random() < TURNED:
        cut = lot.randrange(len(chosen))
        chosen = chosen[cut:] + chosen[:cut]
    first = event * len(originals)
    lines: list[tuple[str, int | None]] = [(_retold(lot, originals[n], outlet), first + n) for n in chosen]
    for _ in range(FILLER):
        lines.insert(lot.randrange(len(lines) + 1), (_original(lot), None))
    if boilerplate:
        lines += [(line, None) for n, line in enumerate(BOILERPLATE) if n == outlet % 2 or outlet % 4 == 0]
    name = f"{event:06}-{outlet:02}"
    text = "\n\n".join(line for line, _ in lines) + "\n"
    article = Article(name, f"Outlet {outlet}", name, text, None, "en", "published", None, None, f"{name}.txt")
    return Told(article, tuple(original for _, original in lines))


def _retold(lot: random.Random, sentence: str, outlet: int) -> str:
    """The sentence in an outlet's way: British or American, with or without diacritics."""
    clauses = re.split(r"(?<=,) ", sentence)
    if len(clauses) > 2 and lot.random() < DROPPED:
        del clauses[lot.randrange(1, len(clauses) - 1)]
    words = []
    for part in _parts(" ".join(clauses)):
        if part.isalpha() and part[0].isupper() and outlet % 2:
            words.append(fold(part).capitalize())
        elif part.islower() and part.isalpha() and part not in FUNCTION_WORDS:
            word = _synonym(part) if lot.random() < SYNONYMS else part
            words.append(_american().get(word, word) if outlet % 3 else word)
        else:
            words.append(part)
    return "".join(words)


@cache
def _synonym(word: str) -> str:
    """Always the same other word."""
    return _alike(random.Random(word), word)


@cache
def _lexicon() -> tuple[list[str], list[float]]:
    """Words of English from rare to common, with their frequencies."""
    known = sorted((z, w) for w, z in _zipf().items() if w.isalpha() and len(w) > 3 and w not in FUNCTION_WORDS)
    return [w for _, w in known], [z for z, _ in known]


@cache
def _sentences() -> tuple[str, ...]:
    """The longer sentences of the seeds."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    lines = (" ".join(s.split()) for text in texts for s in re.split(r"(?<=[.!?])\s+", text))
    return tuple(line for line in lines if len(WORD.findall(line)) >= SHORTEST and line.endswith("."))


def _parts(sentence: str) -> list[str]:
    """Words and what stands between them."""
    return [part for part in re.split(rf"({WORD.pattern})", sentence) if part]


def main() -> None:
    """Write an archive as JSON lines, and its true pairs beside it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("statements", type=int, metavar="N", help="statements in all")
    parser.add_argument("output", type=Path, metavar="FILE", help="the articles; the pairs go to FILE.pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boilerplate", action="store_true", help="sentences that stand in every article")
    arguments = parser.parse_args()
    told = list(archive(arguments.statements, seed=arguments.seed, boilerplate=arguments.boilerplate))
    with arguments.output.open("w", encoding="utf-8") as file:
        for one in told:
            a = one.article
            file.write(json.dumps({"id": a.id, "outlet": a.outlet, "title": a.title, "text": a.text}) + "\n")
    pairs = sorted(true_pairs(told))
    Path(f"{arguments.output}.pairs").write_text("".join(f"{json.dumps(p)}\n" for p in pairs), encoding="utf-8")


if __name__ == "__main__":
    main()
