"""Small reports built by hand, for the reporters' tests."""

from __future__ import annotations

from datetime import date

from compare.model import (
    Action,
    Article,
    Category,
    Concept,
    Excerpt,
    Finding,
    Group,
    Link,
    Outlet,
    Problem,
    Reading,
    Rendering,
    Report,
    Run,
    Severity,
    Statement,
    Token,
    WordLink,
)

VNS = Outlet("Viet Nam News", "VNS", ours=True)
WVR = Outlet("The World and Vietnam Report", "WVR")
VNN = Outlet("VietNamNet", "VNN")


def article(name: str, outlet: Outlet, text: str, *, published: date | None = None) -> Article:
    """An article of this id."""
    return Article(
        id=name,
        outlet=outlet.name,
        title=f"Story {name}",
        text=text,
        published=published,
        language="en",
        role="published",
        occasion=None,
        corrects=None,
        path=f"desk/{name}.txt",
    )


def excerpt(article: Article, words: str, *, nth: int = 0) -> Excerpt:
    """The nth place where the article prints the words."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    before = article.text[:start]
    return Excerpt(
        article=article.id,
        start=start,
        end=start + len(words),
        text=words,
        line=before.count("\n") + 1,
        column=start - (before.rfind("\n") + 1) + 1,
        paragraph=before.count("\n\n") + 1,
    )


def statement(article: Article, words: str) -> Statement:
    """A sentence of the article, its words as tokens."""
    place = excerpt(article, words)
    tokens, at = [], place.start
    for word in words.split():
        at = article.text.index(word, at)
        tokens.append(Token(word, word.lower(), at, at + len(word), 1.0))
    return Statement(
        f"{article.id}:{place.start}", place, tuple(tokens), None, "sentence", f"{article.id}:{place.start}"
    )


def link(left: Statement, right: Statement, *, score: float = 0.5) -> Link:
    """Two statements whose first words are linked."""
    a, b = left.tokens[0], right.tokens[0]
    word = WordLink(a.start, a.end, b.start, b.end, 1.0)
    return Link(left, right, score=score, likeness=score, relation="same", words=(word,))


def finding(
    rule: str,
    severity: Severity,
    subject: str,
    readings: list[tuple[str, list[Outlet], list[Excerpt]]],
    *,
    action: Action = "ASK",
    category: Category = "terminology",
    suggestion: str | None = None,
) -> Finding:
    """A finding whose id and fingerprint are made from its rule and subject."""
    return Finding(
        id=f"{rule[:3]}-{subject[:3]}",
        rule=rule,
        category=category,
        severity=severity,
        action=action,
        status="new",
        message=f"{subject}: " + " / ".join(text for text, _, _ in readings),
        subject=subject,
        readings=tuple(Reading(t, tuple(o.name for o in who), tuple(places)) for t, who, places in readings),
        suggestion=suggestion,
        confidence=0.87654321,
        why="One term, one rendering.",
        fingerprint=f"{rule}/{subject}",
    )


def report(
    outlets: list[Outlet],
    articles: list[Article],
    *,
    links: list[Link] | None = None,
    concepts: list[Concept] | None = None,
    findings: list[Finding] | None = None,
    problems: list[Problem] | None = None,
    occasions: tuple[tuple[str, ...], ...] = (),
) -> Report:
    """A report with one group for each link."""
    linked = tuple(links or ())
    groups = tuple(Group(f"g{n}", (pair.left, pair.right), (pair,)) for n, pair in enumerate(linked, start=1))
    return Report(
        run=Run("0.1.0", (("house", "abc123"),), (("min_score", "0.5"),)),
        outlets=tuple(outlets),
        articles=tuple(articles),
        links=linked,
        groups=groups,
        concepts=tuple(concepts or ()),
        findings=tuple(findings or ()),
        problems=tuple(problems or ()),
        occasions=occasions,
        linked=len({(s.excerpt.article, s.id) for pair in linked for s in (pair.left, pair.right)}),
    )


def three_outlets() -> Report:
    """Five articles of three outlets: a designation, an office, a missing list member, spelling habits."""
    a0 = article(
        "000",
        VNS,
        "Foreign affairs are ‘regular and critical’ tasks.\n\nIt is a regular and critical task, said Hoa.",
    )
    a3 = article(
        "003",
        VNS,
        "Diplomacy is a “key and regular” task.\n\nThe Permanent Deputy Secretary of Việt Nam spoke.",
        published=date(2026, 2, 7),
    )
    a4 = article("004", VNS, 'The role is a "key and regular" task.\n\nAgain it is key and regular.')
    a1 = article("001", WVR, "It is an essential and regular task of Vietnam.\n\nThe Standing Deputy Secretary spoke.")
    a2 = article("002", VNN, "These are crucial and regular tasks | work.\n\nVietnam <b>grows</b>.")
    key = [
        excerpt(a3, "key and regular"),
        excerpt(a4, "key and regular"),
        excerpt(a4, "key and regular", nth=1),
    ]
    critical = [excerpt(a0, "regular and critical"), excerpt(a0, "regular and critical", nth=1)]
    essential = [excerpt(a1, "essential and regular")]
    crucial = [excerpt(a2, "crucial and regular")]
    links = [
        link(
            statement(a1, "It is an essential and regular task of Vietnam."),
            statement(a3, "Diplomacy is a “key and regular” task."),
            score=0.712345,
        ),
        link(
            statement(a1, "The Standing Deputy Secretary spoke."),
            statement(a3, "The Permanent Deputy Secretary of Việt Nam spoke."),
        ),
    ]
    forms = [("key and regular", key), ("regular and critical", critical)]
    forms += [("essential and regular", essential), ("crucial and regular", crucial)]
    return report(
        [VNS, WVR, VNN],
        [a0, a1, a2, a3, a4],
        links=links,
        concepts=[
            Concept(
                "c1",
                "key and regular",
                tuple(Rendering(f, tuple(e)) for f, e in forms),
                4,
                0.912345,
                "discovered",
            )
        ],
        findings=[
            finding(
                "concept-split",
                "error",
                "designation of foreign affairs",
                [
                    ("key and regular", [VNS], key),
                    ("regular and critical", [VNS], critical),
                    ("essential and regular", [WVR], essential),
                    ("crucial and regular", [VNN], crucial),
                ],
                action="SETTLE",
            ),
            finding(
                "office-differs",
                "warning",
                "Nguyễn Mạnh Cường",
                [
                    ("Permanent Deputy Secretary", [VNS], [excerpt(a3, "Permanent Deputy Secretary")]),
                    ("Standing Deputy Secretary", [WVR], [excerpt(a1, "Standing Deputy Secretary")]),
                ],
                suggestion="Permanent Deputy Secretary",
            ),
            finding(
                "house-style",
                "note",
                "diacritics",
                [
                    ("Việt Nam", [VNS], [excerpt(a3, "Việt Nam")]),
                    ("Vietnam", [WVR, VNN], [excerpt(a1, "Vietnam"), excerpt(a2, "Vietnam")]),
                ],
                category="house-style",
            ),
        ],
        problems=[Problem("desk/empty.txt", "the file is empty")],
        occasions=(("000",), ("001",), ("002", "003"), ("004",)),
    )


def many_outlets(number: int = 14) -> Report:
    """One article an outlet; two tolls and a hedge."""
    outlets = [Outlet(f"Wire {n:02}", f"W{n:02}") for n in range(1, number + 1)]
    toll = {n: "12" if n % 3 else "14" for n in range(1, number + 1)}
    articles = [article(f"a{n:02}", o, f"A quake killed {toll[n]} people in Minho.") for n, o in enumerate(outlets, 1)]
    by_toll = {
        value: [(o, excerpt(a, value)) for o, a in zip(outlets, articles, strict=True) if value in a.text.split()]
        for value in ("12", "14")
    }
    sentences = [statement(a, a.text) for a in articles]
    return report(
        outlets,
        articles,
        links=[link(sentences[0], s) for s in sentences[1:]],
        findings=[
            finding(
                "figure-differs",
                "error",
                "people",
                [(v, [o for o, _ in who], [e for _, e in who]) for v, who in by_toll.items()],
                category="contradiction",
            )
        ],
    )
