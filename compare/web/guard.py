"""Who may ask: this machine's own browser, by the address that was printed, from the page itself."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "x-concordant-token"  # the header's name
MOST_BYTES = 64 * 1024
"""Bytes that a page may send at once."""
READING = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
Refusal = tuple[int, str]


class Guard:
    """Lets through what may be asked, and sends every answer with headers that keep it to itself."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        app = PlainTextResponse(refusal[1] + "\n", status_code=refusal[0]) if refusal else self.app

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = Headers(scope=scope)
        return self._stranger(headers) or self._no_token(scope) or self._careless(scope["method"], headers)

    def _stranger(self, headers: Headers) -> Refusal | None:
        """Another site's page, or a name that somebody made to point here."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if len(headers.getlist("host")) != 1 or host not in self.hosts:
            return 421, "this desk answers to 127.0.0.1 only"
        if origin is not None and origin != f"http://{host}":
            return 403, "asked from another site"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "asked from another site"
        return None

    def _no_token(self, scope: Scope) -> Refusal | None:
        given = scope["path"].split("/")[1]
        if hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self.token.encode()):
            return None
        return 404, "nothing is here: open the address that `concordant review --serve` printed"

    def _careless(self, method: str, headers: Headers) -> Refusal | None:
        """A change that another site's form or link could have asked for, or that is too long."""
        if method in READING:
            return None
        if method != "POST":
            return 405, "takes GET and POST"
        if "origin" not in headers:
            return 403, "a change needs the header Origin"
        if not hmac.compare_digest(headers.get(TOKEN, "").encode(), self.token.encode()):
            return 403, "a change needs the token in a header"
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return 415, "takes application/json"
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            return 411, "takes a request with its length"
        return (413, f"takes {MOST_BYTES} bytes at most") if len(length) > 9 or int(length) > MOST_BYTES else None
