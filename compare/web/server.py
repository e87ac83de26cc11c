"""The desk's server: on this machine alone, at a port of its own, until it is told to stop."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from compare.errors import UsageError
from compare.web.app import app
from compare.web.desk import Desk

LOCAL = "127.0.0.1"
PATIENCE = 2
"""Seconds that a request may still take when the desk is closed."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where a desk can be spoken to: a socket that listens, and the token that whoever asks must know."""

    listener: socket.socket
    token: str

    @property
    def port(self) -> int:
        """The port, also where the system chose it."""
        port: int = self.listener.getsockname()[1]
        return port

    @property
    def address(self) -> str:
        """What is to be opened in a browser."""
        return f"http://{LOCAL}:{self.port}/{self.token}/"


def counter(port: int) -> Counter:
    """A free port where `port` is 0, else this one, with a new token. Raises UsageError where it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOCAL, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(
            f"--port {port}: cannot be used: {error.strerror}; leave it out, and a free one is taken"
        ) from error
    return Counter(listener, secrets.token_urlsafe(24))


def server(desk: Desk, place: Counter) -> uvicorn.Server:
    """The server, not yet running."""
    config = uvicorn.Config(
        app(desk, token=place.token, port=place.port),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    return uvicorn.Server(config)


def serve(desk: Desk, place: Counter, *, opened: Callable[[str], None]) -> None:
    """Answer until Ctrl-C; `opened` is told the address first."""
    with place.listener, contextlib.suppress(KeyboardInterrupt):
        opened(place.address)
        server(desk, place).run(sockets=[place.listener])
