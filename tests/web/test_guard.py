"""The desk answers whoever sits at this machine and has its address, and nobody else."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_desk import Page, desk_over, news, running

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> A ferry fire in Lisbon killed 12 people on Tuesday.\n\n"
    "The mayor said the “ferry’s owners must <b>answer</b> for the fire in the harbour”.\n"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        news(folder / "news")
        with running(desk_over("news")) as one:
            yield one


def paths(page: Page) -> list[str]:
    return [f"/{page.place.token}/", f"/{page.place.token}/page/desk.js", f"/{page.place.token}/api/state"]


def test_it_listens_on_this_machine_alone(page: Page) -> None:
    assert page.place.listener.getsockname()[0] == "127.0.0.1"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", page.place.address)
    with socket.socket() as probe, pytest.raises(OSError):
        probe.connect(("127.0.0.2", page.place.port))


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "[::1]:{port}", "", None],
)
def test_another_name_for_this_machine_is_refused(page: Page, host: str | None) -> None:
    named = host.format(port=page.place.port) if host else host
    for path in paths(page):
        got = page.ask("GET", path, host=named)
        assert got.status in (400, 421)
        assert b"VNS" not in got.body
    assert page.ask("GET", paths(page)[0], host=f"localhost:{page.place.port}").status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1", ""]
)
def test_another_site_is_refused(page: Page, origin: str) -> None:
    named = origin.format(port=page.place.port)
    for path in paths(page):
        assert page.ask("GET", path, origin=named).status == 403
    assert page.change("undo", {"change": 1}, origin=named).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_page_caused_is_refused(page: Page, site: str) -> None:
    assert page.ask("GET", paths(page)[0], sec_fetch_site=site).status == 403
    assert page.ask("GET", paths(page)[0], sec_fetch_site="none").status == 200


def test_without_the_token_there_is_nothing(page: Page) -> None:
    token = page.place.token
    for path in ("/", "/api/state", "/page/desk.js", f"/{token[:-1]}/", f"/{token}x/", f"//{token}/", "/%F0/"):
        got = page.ask("GET", path)
        assert (got.status, got.body) == (
            404,
            b"nothing is here: open the address that `concordant review --serve` printed\n",
        )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x_concordant_token": None}, 403),
        ({"x_concordant_token": "guessed"}, 403),
        ({"origin": None}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"content_type": None}, 415),
        ({"content_length": "70000"}, 413),
    ],
)
def test_a_change_needs_more_than_the_address(page: Page, headers: dict[str, str | None], status: int) -> None:
    key = page.key("quotation-differs")
    sent = {**page.about(key), "kind": "stands", "why": "w"}
    assert page.change("decide", sent, **headers).status == status
    assert not Path("news/waivers.yaml").exists()
    assert page.read("state")["changes"] == []


def test_reading_changes_nothing(page: Page) -> None:
    key = page.key("quotation-differs")
    query = f"finding={key}&seen={page.about(key)['seen']}&kind=stands&why=w&by=Mai&form=x&change=1"
    for name in ("decide", "take-back", "prefer", "undo", "read-again"):
        for method, status in (("GET", 405), ("HEAD", 405), ("PUT", 405), ("DELETE", 405), ("OPTIONS", 405)):
            assert page.ask(method, f"/{page.place.token}/api/{name}?{query}").status == status
    assert page.ask("POST", f"/{page.place.token}/api/state", b"{}").status == 403
    assert sorted(p.name for p in Path("news").iterdir()) == ["corpus.yaml", "courier.txt", "herald.txt"]


def test_every_answer_keeps_to_itself(page: Page) -> None:
    answers = [page.ask("GET", path) for path in (*paths(page), "/nothing", f"/{page.place.token}/page/nothing.js")]
    for got in answers:
        assert got.headers["cache-control"] == "no-store"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["referrer-policy"] == "no-referrer"
        assert got.headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in got.headers
        assert "set-cookie" not in got.headers
        policy = got.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(page: Page) -> None:
    base = f"/{page.place.token}/"
    html = page.ask("GET", base).body.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", html) == []
    named = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert named == ["page/desk.svg", "page/report.css", "page/desk.css", "page/desk.js", "#list"]
    modules = {"desk.js"}
    while True:
        texts = {name: page.ask("GET", f"{base}page/{name}").body.decode() for name in sorted(modules)}
        more = {m for text in texts.values() for m in re.findall(r'from "\./([\w.]+)"', text)}
        if more <= modules:
            break
        modules |= more
    assert len(modules) == 9
    for text in (*texts.values(), page.ask("GET", f"{base}page/desk.css").body.decode()):
        assert "://" not in text
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


@pytest.mark.parametrize("name", ["..%2fapp.py", "%2e%2e/app.py", "../app.py", "app.py", "desk", "", "a%00.js"])
def test_no_other_file_is_served(page: Page, name: str) -> None:
    assert page.ask("GET", f"/{page.place.token}/page/{name}").status in (404, 400)


def test_an_articles_text_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news", {"herald": HOSTILE, "courier": HOSTILE.replace("12", "14").replace("answer", "\u202epay")})
    with running(desk_over("news")) as page:
        line = page.read("queue")["lines"][0]
        got = page.ask("GET", f"/{page.place.token}/api/article?article=courier&finding={line['key']}")
        assert got.headers["content-type"] == "application/json"
        whole = "".join(piece[0] for p in got.said["paragraphs"] for piece in p["pieces"])
        assert whole.startswith("<script>alert(1)</script><img src=x onerror=alert(2)>")
        assert "<b>\ufffdpay</b>" in whole
        assert "\u202e" not in got.body.decode()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 60000, b'"x"', b"null"])
def test_what_is_sent_is_checked(page: Page, body: bytes) -> None:
    got = page.change("decide", body)
    assert got.status == 400
    assert got.said["error"].startswith("what was sent ")
