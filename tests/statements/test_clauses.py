"""Where a sentence is cut into clauses."""

from __future__ import annotations

import pytest

from compare.statements.sentences import clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The towns dredge their four harbours, The fishing villages mend their long piers.",
            ["The towns dredge their four harbours,", "The fishing villages mend their long piers."],
        ),
        (
            "The towns dredge their four harbours; the fishing villages mend their long piers.",
            ["The towns dredge their four harbours;", "the fishing villages mend their long piers."],
        ),
        ("The towns dredge their four harbours and piers.", ["The towns dredge their four harbours and piers."]),
        (
            "The towns dredge their four harbours, the fishing villages mend their long piers.",
            ["The towns dredge their four harbours, the fishing villages mend their long piers."],
        ),
        ("They dredge, The rest is silt.", ["They dredge, The rest is silt."]),
    ],
    ids=["lines run together", "semicolon", "one clause", "a comma alone", "too short to stand alone"],
)
def test_the_clauses_of_a_sentence(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == parts
