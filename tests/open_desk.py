"""A desk that answers at a port of its own for as long as a test needs it."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ferry import FERRY, write

from compare.config import Config
from compare.decisions.kept import only
from compare.products.deciding import kept
from compare.web.corpus import Corpus, termbase_of
from compare.web.desk import Desk
from compare.web.server import Counter, counter, server

CORPUS = """\
version: 1
outlets:
  The Herald: {short: HER, ours: true}
  The Courier: {short: COU}
articles:
  - {path: herald.txt, outlet: The Herald, occasion: fire}
  - {path: courier.txt, outlet: The Courier, occasion: fire}
"""
ROOMS = {
    "herald": FERRY["herald"] + "\nThe inspectors called the “central engine room” safe in March.\n",
    "courier": FERRY["courier"] + "\nThe inspectors called the “central machine room” safe in March.\n",
}
"""The ferry's articles, with a term that the two render in their own ways."""


def news(folder: Path, texts: dict[str, str] = ROOMS) -> Path:
    """The folder, with articles of an outlet that is ours and another one."""
    write(folder, texts)
    (folder / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    return folder


def desk_over(folder: str, *, config: Config | None = None, **settings: Any) -> Desk:
    """A desk over the articles in the folder; Mai sits at it."""
    config = config or Config()
    waivers = only(kept([folder], config).waivers, "--waivers")
    corpus = Corpus(paths=(folder,), config=config, termbase=termbase_of(config, waivers, None))
    return Desk(corpus, by="Mai", **settings)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Page:
    """Somebody who has the desk's address; every header can be had otherwise, None leaves it out."""

    place: Counter
    headers: dict[str, str | None] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.place.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"host": f"127.0.0.1:{self.place.port}", **self.headers, **named}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None and "content-length" not in sent:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        got = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return got

    def read(self, name: str, query: str = "") -> Any:
        got = self.ask("GET", f"/{self.place.token}/api/{name}?{query}")
        assert got.status == 200, got.body
        return got.said

    def change(self, name: str, sent: Any, **headers: str | None) -> Answer:
        own: dict[str, str | None] = {
            "origin": f"http://127.0.0.1:{self.place.port}",
            "x-concordant-token": self.place.token,
            "content-type": "application/json",
        }
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.ask("POST", f"/{self.place.token}/api/{name}", body, **{**own, **named})

    def key(self, rule: str) -> str:
        """The finding of the rule, whatever is decided on it."""
        (line,) = [x for x in self.read("queue")["lines"] if x["noun"] == rule.replace("-", " ")]
        return str(line["key"])

    def about(self, key: str) -> dict[str, str]:
        """What every decision on the finding says: which one, what the page knew, and who decides."""
        return {"finding": key, "seen": self.read("finding", f"finding={key}")["seen"], "by": "Mai"}


@contextmanager
def running(desk: Desk) -> Iterator[Page]:
    """The desk, answering; it is closed at the end."""
    place = counter(0)
    own = server(desk, place)
    thread = threading.Thread(target=own.run, kwargs={"sockets": [place.listener]})
    thread.start()
    try:
        yield Page(place)
    finally:
        own.should_exit = True
        thread.join(timeout=30)
        place.listener.close()
    assert not thread.is_alive()
