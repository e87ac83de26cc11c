"""Articles side by side as one self-contained page that works without scripts, from a disk or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from compare.model import RowKind
from compare.reporters._findings_html import text
from compare.reporters._problems import section
from compare.reporters._style import Style
from compare.reporters.html import POLICY
from compare.reporters.side_by_side._pieces import LEGEND, Signs, pieces, used
from compare.reporters.side_by_side._said import SIGNS, labels, matched, reasons, remarks, sign
from compare.views import Cell, Column, Comparison, Row

TAGS: Signs = {
    "only here": ("<b>", "</b>"),
    "replaced": ("<u>", "</u>"),
    "moved": ("<i>", "</i>"),
    "not linked": ('<span class="outside">', "</span>"),
}
FILTERS: tuple[RowKind, ...] = ("differing", "matched", "unmatched")
FITTING = 4  # columns that need no scrolling


def render(comparison: Comparison, style: Style) -> str:
    """The whole comparison; nothing in it is fetched from anywhere."""
    css = files("compare.reporters").joinpath("report.css").read_text("utf-8")
    css += files("compare.reporters.side_by_side").joinpath("comparison.css").read_text("utf-8")
    names = ", ".join(labels(comparison).values())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Side by side · {text(names)}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body class="{"" if len(comparison.columns) <= FITTING else "broad "}comparison"'
        f' style="--articles:{len(comparison.columns)}">\n'
        f'<a class="skip" href="#main">To the statements</a>\n{_masthead(comparison)}{_bar(comparison)}'
        f'<main id="main">\n{_table(comparison, style)}</main>\n{_foot(comparison)}</body>\n</html>\n'
    )


def _masthead(comparison: Comparison) -> str:
    lead = "".join(f'<p class="lead">{words.capitalize()}.</p>\n' for words in remarks(comparison))
    listed = "".join(_listed(column) for column in comparison.columns)
    legend = "".join(f"<li>{entry}</li>" for entry in _legend(comparison))
    return (
        f'<header class="wrap"><div class="masthead">\n<h1>Side by side</h1>\n{lead}'
        f'<ul class="articles-listed">{listed}</ul>\n'
        f'<ul class="legend">{legend}</ul>\n{section(comparison.problems)}</div></header>\n'
    )


def _listed(column: Column) -> str:
    article = column.article
    published = article.published.isoformat() if article.published else "undated"
    named = [column.outlet.name] if column.outlet.name != column.label else []
    title = f'<span class="title">{text(article.title)}</span>' if article.title != column.label else ""
    return (
        f"<li><b>{text(column.label)}</b> {text(', '.join([*named, published]))}{title}"
        f'<span class="ids">{matched(column)}</span></li>'
    )


def _legend(comparison: Comparison) -> Iterator[str]:
    """What the signs and marks mean that occur."""
    found = {sign(row) for row in comparison.rows}
    yield from (f'<span class="sign">{s}</span> {words}' for s, words in SIGNS.items() if s in found)
    yield from (LEGEND[kind].join(TAGS[kind]) for kind in used(c for row in comparison.rows for c in row.cells))


def _bar(comparison: Comparison) -> str:
    """A choice of rows, where there are several kinds of them."""
    counts = {kind: sum(kind in row.kinds for row in comparison.rows) for kind in FILTERS}
    kinds = [kind for kind, number in counts.items() if 0 < number < len(comparison.rows)]
    if not kinds:
        return ""
    entries = _choice("all", len(comparison.rows), checked=" checked")
    entries += "".join(_choice(kind, counts[kind]) for kind in kinds)
    return f'<nav class="bar" aria-label="Rows shown"><div class="wrap"><ul>{entries}</ul></div></nav>\n'


def _choice(kind: str, number: int, checked: str = "") -> str:
    return (
        f'<li><label><input type="radio" name="rows" id="only-{kind}"{checked}>'
        f"<span>{kind} <b>{number}</b></span></label></li>"
    )


def _table(comparison: Comparison, style: Style) -> str:
    heads = "".join(_head(column) for column in comparison.columns)
    rows = "".join(_row(row, comparison, style) for row in comparison.rows)
    if not rows:
        return '<p class="lead">No row is of that kind.</p>\n'
    return (
        '<div class="sides-around"><table class="sides">\n'
        f'<thead><tr><th scope="col"><span class="outlet">Row</span></th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table></div>\n"
    )


def _head(column: Column) -> str:
    name = column.outlet.name
    full = f'<span class="full">{text(name)}</span>' if name != column.outlet.short else ""
    return f'<th scope="col">{text(column.label)}{full}</th>'


def _row(row: Row, comparison: Comparison, style: Style) -> str:
    cells = "".join(_cell(column, cell) for column, cell in zip(comparison.columns, row.cells, strict=True))
    said = f'<span class="sign" title="{SIGNS[sign(row)]}">{sign(row)}</span>' if sign(row) else ""
    line = f'<tr class="{" ".join(row.kinds)}" id="r{row.number}"><th scope="row">{row.number}{said}</th>{cells}</tr>\n'
    because = "".join(f"<li>{text(words)}</li>" for words in reasons(row, comparison.columns) if style.explain)
    if not because:
        return line
    kinds = " ".join(["why", *row.kinds])
    return f'{line}<tr class="{kinds}"><td></td><td colspan="{len(row.cells)}"><ul>{because}</ul></td></tr>\n'


def _cell(column: Column, cell: Cell) -> str:
    name = f'<span class="outlet">{text(column.label)}</span>'
    if not cell.statements:
        return f'<td class="silent">{name}–</td>'
    language = escape(column.article.language)
    said = "".join(
        f'<p lang="{language}"><span class="place">¶{s.excerpt.paragraph}</span> {_marked(pieces(s, cell))}</p>'
        for s in cell.statements
    )
    return f"<td>{name}{said}</td>"


def _marked(parts: Iterable[tuple[str, str | None]]) -> str:
    tags = [(words, TAGS.get(kind, ("", ""))) for words, kind in parts]
    return "".join(f"{begin}{text(words)}{end}" for words, (begin, end) in tags)


def _foot(comparison: Comparison) -> str:
    options = [f"{name} {value}" for name, value in comparison.run.options]
    said = " · ".join([f"concordant {comparison.run.version}", *options])
    return f'<footer class="wrap"><p>{text(said)}</p></footer>\n'
