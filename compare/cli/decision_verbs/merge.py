"""concordant decisions merge: take in somebody else's decisions."""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.cli import DONE, FINDINGS, _deciding, _options, _output, say
from compare.corpus.files import shown
from compare.decisions import editing, merge, waivers
from compare.decisions.kept import only
from compare.decisions.safely import change, read
from compare.errors import UsageError

SUMMARY = "take in somebody else's decisions, clashes named"

DESCRIPTION = """\
Adds the decisions of another waivers.yaml to that of the articles. What stands in both is left; where the two say
different things of one finding, ours stays, and the clash is named with both places."""

EXAMPLES = """\
examples:
  concordant decisions merge waivers-of-a-colleague.yaml seeds/

exit code: 0; 1 where decisions clash; 2 where a file is at fault or cannot be written"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant decisions merge`."""
    parser.add_argument("file", metavar="FILE", help="the other waivers.yaml")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the articles that the decisions are on")
    _options.add_settings(parser)
    _options.add_decisions(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what is new, and name what clashes."""
    from compare.products.deciding import kept

    config = _options.settled(arguments)
    paths = (*arguments.paths,) or config.paths
    if not paths and not config.waivers:
        raise UsageError("merge into which file? name the articles, or the file with --waivers")
    target = only(kept(paths, config).waivers, "--waivers")
    name = shown(arguments.file)
    text = read(Path(arguments.file), shown=name)
    if text is None:
        raise UsageError(f"{name}: no such file")
    theirs = waivers.compiled(text, name)
    made: list[merge.Merged] = []

    def add(old: str | None) -> str | None:
        ours = waivers.compiled(old, target.shown) if old and old.strip() else ()
        made[:] = [merge.merged(ours, theirs)]
        return editing.edited(old, target.shown, add=made[0].new) if made[0].new else None

    change(target.path, add, shown=target.shown)
    (found,) = made
    lines = [f"{target.shown}: {_deciding.said(d)}" for d in found.new]
    counts = f"{len(found.new)} added · {len(found.alike)} there already · {len(found.clashes)} clashing"
    _output.write("\n".join([*lines, counts]) + "\n", None)
    for own, other in found.clashes:
        say(f"{own.place}: {_deciding.said(own)}\n  but {other.place}: {_deciding.said(other)}")
    return FINDINGS if found.clashes else DONE
