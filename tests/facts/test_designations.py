"""What an article names as a task, a goal or a principle, and what it joins by "and"."""

from __future__ import annotations

import pytest

from compare.facts.designations import designations, joints
from compare.model import Article
from compare.statements.segment import segment


def named(text: str) -> list[tuple[str, str]]:
    """The words that are named, and as what."""
    article = Article("a", "Herald", "", text, None, "en", "published", None, None, "a.txt")
    sentences = [s for s in segment(article) if s.id == s.sentence]
    return [(text[d.start : d.end], d.noun) for d in designations(sentences)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The charter calls dredging a “steady and shared” task.", [("steady and shared", "task")]),
        ("The charter calls dredging a 'steady and shared' task.", [("steady and shared", "task")]),
        ("Dredging was declared a steady and shared task in May.", [("steady and shared", "task")]),
        (
            "The charter adds the principles of “water autonomy” and “self-renewal”, she said.",
            [("“water autonomy” and “self-renewal", "principle")],
        ),
        ("It rests on the motto: open harbours, open seas.", [("open harbours", "motto")]),
        (
            "The charter rests on two principles, water autonomy and self-renewal, she said.",
            [("water autonomy and self-renewal", "principle")],
        ),
        ("Everybody shares these principles, the minister said.", []),
        ("The mission of diplomacy is to keep the peace.", []),
        ("They follow the principle of keeping the harbours open.", []),
        ("The goal of the ministry was met.", []),
        ("The new coastal policy of open harbours was praised.", []),
        ("The ferry sank on Monday, the coast guard said.", []),
    ],
)
def test_what_is_named_as_a_task_or_a_principle(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_joints_take_the_quotation_marks_with_them() -> None:
    text = "“autonomy” and “renewal”, trade or peace, android"
    assert [text[a:b] for a, b in joints(text)] == ["” and “", "”, ", " or ", ", "]
