"""JUnit's XML: a suite for each article, a test case for each finding that is told there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from compare.model import Article, Problem, Report
from compare.reporters._screen import printable
from compare.reporters._style import Style
from compare.reporters.machine._entries import Entry, entries, ruled, where
from compare.termbase.xml import UNFIT, written

UNREAD = "input that could not be used"


def render(report: Report, style: Style) -> bytes:
    """What fails the gate is a failure, what is decided on is skipped, what only might be mended has passed.

    An article without a finding has one case, which passes; input that could not be used is an error.
    """
    root = Element("testsuites", name="concordant")
    told = entries(report)
    for article in report.articles:
        own = [e for e in told if e.article.id == article.id]
        if own or not report.focus or article.id in report.focus:
            _suite(root, article.path, list(_cases(article, own, report, style)))
    unread = [_unread(p) for p in report.problems if p.kind == "input"]
    if unread:
        _suite(root, UNREAD, unread)
    _count(root, list(root.iter("testcase")))
    return written(root)


def _suite(root: Element, name: str, cases: Sequence[Element]) -> None:
    suite = SubElement(root, "testsuite", name=_fit(name))
    suite.extend(cases)
    _count(suite, cases)


def _count(element: Element, cases: Sequence[Element]) -> None:
    element.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))


def _cases(article: Article, own: Sequence[Entry], report: Report, style: Style) -> Iterator[Element]:
    if not own:
        yield _case(article, "no finding")
    for entry in own:
        finding = entry.finding
        case = _case(article, f"{finding.rule}: {printable(finding.subject) or 'wording'} [{finding.id}]")
        case.set("line", str(entry.place.line))
        if not entry.is_open:
            SubElement(case, "skipped", message=_fit(f"{finding.status}: {ruled(entry.decisions)}"))
        elif finding.severity in style.fails:
            failure = SubElement(case, "failure", type=finding.severity, message=_fit(entry.message))
            failure.text = _fit(_body(entry, report))
        else:
            SubElement(case, "system-out").text = _fit(f"{finding.severity}: {entry.message}\n{_body(entry, report)}")
        yield case


def _case(article: Article, name: str) -> Element:
    return Element("testcase", classname=_fit(article.path), name=_fit(name), file=_fit(article.path))


def _body(entry: Entry, report: Report) -> str:
    """Every place on a line of its own, as editors follow them, and what the rule is for."""
    paths = {a.id: a.path for a in report.articles}
    lines = [f"{paths[p.article]}:{p.line}:{p.column}: {where(p, report)}" for p in (entry.place, *entry.others)]
    return "\n".join([*lines, printable(entry.finding.why)])


def _unread(problem: Problem) -> Element:
    case = Element("testcase", classname=_fit(problem.path), name=_fit(problem.path or UNREAD))
    SubElement(case, "error", type="input", message=_fit(problem.reason))
    return case


def _fit(text: str) -> str:
    """The text with U+FFFD for what cannot stand in XML."""
    return UNFIT.sub("\ufffd", text)
