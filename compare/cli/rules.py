"""concordant rules: the rules by pack, and all that there is to say of one."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence

from compare.cli import DONE, _options
from compare.cli._output import list_width, write
from compare.cli._rule_page import SCREEN, finds, page
from compare.config import Config
from compare.errors import UsageError, near
from compare.packs.pack import Pack
from compare.packs.rule import Rule

SUMMARY = "list the rules by pack, or explain one"

DESCRIPTION = """\
Lists the rules of the packs that apply here, with how grave each is and what it finds, and the packs that are
shipped besides. With ID, says all of one rule, of any pack that is shipped or named: what it says and why, its
options with their types, defaults and what they are set to, the file and line where it stands, and examples of
where it speaks and where it is silent."""

EXAMPLES = """\
examples:
  concordant rules
  concordant rules --all
  concordant rules quotation-differs
  concordant rules --rules our-terms.yaml
  concordant rules --isolated --select figure-differs

exit code: 0; 2 where a file of rules or settings is at fault, or where no rule goes by that name"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concordant rules`."""
    parser.add_argument("id", nargs="?", metavar="ID", help="explain this rule")
    parser.add_argument("--all", action="store_true", help="list the rules of all shipped packs, also of those not on")
    _options.add_rules(parser)
    parser.add_argument("--width", type=_options.columns, metavar="N", help="columns of the list")


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or the page of one rule."""
    from compare.packs.pack import choose, named_packs

    config = _options.settled(arguments)
    packs = named_packs(config.rules)
    chosen = choose(packs.rules, select=config.select, ignore=config.ignore)
    width = list_width(arguments)
    text = (
        _page(arguments.id, packs, chosen, width=width)
        if arguments.id
        else _list(chosen, packs, config, width=width, everything=arguments.all)
    )
    write(text, None)
    return DONE


def _others(packs: Pack) -> list[Pack]:
    """The shipped packs that are not on, each as it is alone."""
    from compare.packs.pack import named_packs
    from compare.resources import pack_names

    on = {name for name, _ in packs.digests}
    return [named_packs([name]) for name in pack_names() if name not in on]


def _page(name: str, packs: Pack, chosen: Sequence[Rule], *, width: int) -> str:
    from compare.packs.cases import examples
    from compare.packs.options import settings
    from compare.resources import cases_folder

    every = [*packs.rules, *(rule for pack in _others(packs) for rule in pack.rules)]
    rule = next((r for r in every if name in (r.id, *r.aliases)), None)
    if rule is None:
        raise UsageError(f"no rule called {name!r}{near(name, [n for r in every for n in (r.id, *r.aliases)])}")
    if rule in chosen:
        on = f"pack {rule.pack}"
    else:
        on = "not selected" if rule in packs.rules else f"not on: --rules {rule.pack}"
    return page(rule, settings(rule), examples(cases_folder() / f"{rule.id}.yaml"), width=width, on=on)


def _list(rules: Sequence[Rule], packs: Pack, config: Config, *, width: int, everything: bool) -> str:
    names = [name for name, _ in packs.digests]
    parts = [_pack(name, packs, [r for r in rules if r.pack == name], "on", width) for name in names]
    others = _others(packs)
    for other in others:
        ((name, _),) = other.digests
        if everything:
            parts.append(_pack(name, other, other.rules, f"not on: --rules {name}", width))
    shown = ", ".join(name for other in others for name, _ in other.digests)
    more = f"also shipped: {shown} (--rules NAME; --all lists them)" if others and not everything else ""
    counts = f"rules: {len(rules)} · terms of termbases: {len(packs.terms)} · packs: {', '.join(names)}"
    last = [counts, *([more] if more else []), "one in full: concordant rules ID"]
    wrapped = [textwrap.fill(line, width, subsequent_indent="  ", break_on_hyphens=False) for line in last]
    return "\n\n".join([*parts, "\n".join(wrapped)]) + "\n"


def _pack(name: str, pack: Pack, rules: Sequence[Rule], on: str, width: int) -> str:
    about = dict(pack.about)[name]
    terms = f"terms: {len(pack.terms)}" if pack.terms and not rules else ""
    said = " · ".join(part for part in (name.upper(), on, about, terms) if part)
    head = textwrap.fill(said, width, subsequent_indent="  ", break_on_hyphens=False)
    return f"{head}\n{_table(rules, width)}" if rules else head


def _table(rules: Sequence[Rule], width: int) -> str:
    from tabulate import tabulate

    rows = [(r.id, SCREEN[r.severity], r.category, finds(r)) for r in rules]
    heads = ("RULE", "SEVERITY", "CATEGORY", "FINDS")
    taken = sum(max(map(len, column)) + 2 for column in zip(heads[:3], *(r[:3] for r in rows), strict=True))
    return tabulate(rows, heads, tablefmt="plain", maxcolwidths=[None, None, None, max(20, width - taken)])
