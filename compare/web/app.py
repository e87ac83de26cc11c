"""What the page asks for, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from compare.errors import ChangedError, ConcordantError, UsageError
from compare.web import answers, forms
from compare.web.desk import Desk
from compare.web.guard import Guard

KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
LOOK = "report.css"
"""The stylesheet that the desk shares with the report."""
Endpoint = Callable[[Request], Awaitable[Response]]


def app(desk: Desk, *, token: str, port: int) -> ASGIApp:
    """The desk as a web application that answers at 127.0.0.1:`port`, below `/token/`."""
    routes = [
        Route("/", _page),
        Route("/page/{name}", _page),
        Route("/api/state", _reading(desk, answers.state)),
        Route("/api/queue", _reading(desk, answers.queue)),
        Route("/api/finding", _reading(desk, answers.finding)),
        Route("/api/article", _reading(desk, answers.article)),
        Route("/api/decide", _changing(desk, _decide), methods=["POST"]),
        Route("/api/take-back", _changing(desk, _take_back), methods=["POST"]),
        Route("/api/prefer", _changing(desk, _prefer), methods=["POST"]),
        Route("/api/undo", _changing(desk, _undo), methods=["POST"]),
        Route("/api/read-again", _changing(desk, _read_again), methods=["POST"]),
    ]
    handlers = {ConcordantError: _explained}
    made = Starlette(routes=[Mount(f"/{token}", routes=routes)], exception_handlers=handlers)  # type: ignore[arg-type]  # handlers of one kind of exception
    return Guard(made, token=token, port=port)


async def _page(request: Request) -> Response:
    """A file of the page, by its name; the page itself where none is given."""
    name = request.path_params.get("name", "index.html")
    folder = files("compare.reporters") if name == LOOK else files("compare.web").joinpath("page")
    known = {entry.name for entry in folder.iterdir() if entry.is_file()}
    suffix = name.rpartition(".")[2]
    if name not in known or suffix not in KINDS:
        return Response("no such file\n", status_code=404, media_type="text/plain")
    return Response(folder.joinpath(name).read_bytes(), media_type=KINDS[suffix])


def _reading(desk: Desk, answer: Callable[[Desk, dict[str, str]], Any]) -> Endpoint:
    """An answer that changes nothing."""

    async def endpoint(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(answer, desk, dict(request.query_params)))

    return endpoint


def _changing(desk: Desk, make: Callable[[Desk, dict[str, Any]], None]) -> Endpoint:
    """A change, and the state after it."""

    def done(sent: dict[str, Any]) -> Any:
        make(desk, sent)
        return answers.state(desk, {})

    async def endpoint(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(partial(done, _sent(await request.body()))))

    return endpoint


def _sent(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UsageError("what was sent is not JSON") from error
    if not isinstance(sent, dict):
        raise UsageError("what was sent takes names and values")
    return sent


def _decide(desk: Desk, sent: dict[str, Any]) -> None:
    desk.decide(forms.verdict(sent, today=desk.today()))


def _take_back(desk: Desk, sent: dict[str, Any]) -> None:
    desk.take_back(forms.text(sent, "finding"), seen=forms.text(sent, "seen"), by=forms.text(sent, "by"))


def _prefer(desk: Desk, sent: dict[str, Any]) -> None:
    desk.prefer(forms.ruling(sent))


def _undo(desk: Desk, sent: dict[str, Any]) -> None:
    desk.undo(forms.number(sent, "change"))


def _read_again(desk: Desk, sent: dict[str, Any]) -> None:  # nothing needs to be sent
    desk.read_again()


async def _explained(request: Request, error: ConcordantError) -> Response:  # Starlette hands it over
    """409 where somebody else was faster, 400 where what was sent or a file is at fault."""
    return JSONResponse({"error": str(error)}, status_code=409 if isinstance(error, ChangedError) else 400)
