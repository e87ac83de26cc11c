"""Small comparisons built by hand, for the reporters' tests."""

from __future__ import annotations

from compare.model import Problem, Reason
from compare.views import Comparison
from tests.articles import article
from tests.linked import analysis, comparison, link, part

HERALD = """Diplomacy is a “key and regular” task.
The port reopened on Monday.
All ships <b>sail</b> again.
=SUM(A1) is what the mayor said."""

COURIER = """Nobody was hurt.
Diplomacy is a crucial and regular task of the state, and the minister spoke of peace.
The port reopened on Monday."""

GAZETTE = """The mayor wept.
The minister spoke of peace."""


def two_articles() -> Comparison:
    """A word replaced, a part that is not linked, a row word for word, and statements of one side only."""
    herald, courier = analysis(article("Herald", HERALD)), analysis(article("Courier", COURIER))
    spoken = courier.statements[1]
    task = part(courier.article, "Diplomacy is a crucial and regular task of the state", of=spoken)
    why = (
        Reason("prior", "before any evidence", -0.29),
        Reason("rival", "the port reopened", -0.5),
        Reason("words", "diplomacy, regular task", 2.25),
        Reason("neighbour", "a statement beside them", 0.001),
    )
    links = [
        link(herald.statements[0], task, {"key": "crucial"}, score=0.81236, relation="partial", reasons=why),
        link(herald.statements[1], courier.statements[2], score=0.97),
    ]
    return comparison([herald, courier], links)


def three_articles() -> Comparison:
    """The same two, and a third that only the second one has a statement in common with."""
    herald, courier, gazette = (
        analysis(article(name, text)) for name, text in (("Herald", HERALD), ("Courier", COURIER), ("Gazette", GAZETTE))
    )
    spoken = courier.statements[1]
    task = part(courier.article, "Diplomacy is a crucial and regular task of the state", of=spoken)
    peace = part(courier.article, "the minister spoke of peace", of=spoken)
    links = [
        link(herald.statements[0], task, {"key": "crucial"}, score=0.81236, relation="partial"),
        link(peace, gazette.statements[1], score=0.7, relation="partial"),
    ]
    return comparison([herald, courier, gazette], links, problems=[Problem("desk/absent.txt", "no such file")])


def nothing_parallel() -> Comparison:
    """Two articles that have nothing in common."""
    return comparison([analysis(article("Herald", "Ships sail.")), analysis(article("Courier", "It rained."))], [])
