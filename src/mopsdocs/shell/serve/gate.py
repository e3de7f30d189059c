"""Who may ask for what: the first thing that a request meets, and the headers that every answer bears.

Knows: hosts, origins, methods, limits.
Never: pages.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

from mopsdocs.shell.plain import safe
from mopsdocs.shell.serve.place import Place

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LINE = 8_192
"""How long a request's line may be, in bytes."""

HEADERS = 16_384
"""How long a request's headers may be, in bytes."""

OWN = "/-/"
"""Below this are the preview's own addresses; no page of a handbook is."""

EDIT = "/-/edit"
_STALLED = 30.0  # seconds in which whoever asked has to take the next part of an answer
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    b"base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    (b"content-security-policy", _POLICY),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets through to `app` what may pass; `writable` where edits are taken."""

    app: App
    place: Place
    writable: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        bare = scope["method"] == "HEAD"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [one for one in message.get("headers", ()) if one[0] not in _NAMES]
                message["headers"] = [*kept, *_ALWAYS]
            elif bare:
                message = {**message, "body": b""}
            async with asyncio.timeout(_STALLED):
                await send(message)

        refused = self.refusal(scope)
        if refused is None:
            await self.app(scope, receive, guarded)
            return
        status, why, more = refused
        _say(scope, status, why)
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *more]
        body = f"{why}\n".encode()
        length = (b"content-length", str(len(body)).encode())
        await guarded({"type": "http.response.start", "status": status, "headers": [*headers, length]})
        await guarded({"type": "http.response.body", "body": body})

    def refusal(self, scope: Scope) -> tuple[int, str, tuple[tuple[bytes, bytes], ...]] | None:
        """Say why a request is refused, with the status; None where it may pass."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        raw: bytes = scope["raw_path"]
        if len(raw) + len(scope["query_string"]) > LINE:
            return 414, "The address is too long.", ()
        if sum(len(name) + len(value) + 4 for name, value in headers) > HEADERS:
            return 431, "The headers are too long.", ()
        if not raw.startswith(b"/") or not _is_plain(raw):
            return 400, "This is no address of a page.", ()
        return self._stranger(headers, scope) or self._method(headers, scope)

    def _stranger(
        self, headers: list[tuple[bytes, bytes]], scope: Scope
    ) -> tuple[int, str, tuple[tuple[bytes, bytes], ...]] | None:
        """Refuse whoever calls us by another name, or comes from somebody else's page."""
        hosts = _all(headers, b"host")
        if len(hosts) != 1 or not _is_host(hosts[0]):
            return 400, "A request names one host.", ()
        if hosts[0].lower() not in self.place.hosts:
            return 403, "This preview does not answer to that name. See `mopsdocs serve --help`, --allow-host.", ()
        if any(one not in self.place.origins for one in _all(headers, b"origin")):
            return 403, "Only the preview's own pages may ask for this.", ()
        sites = _all(headers, b"sec-fetch-site")
        if any(one not in {b"same-origin", b"none"} for one in sites) and not _follows_a_link(headers, scope):
            return 403, "Only the preview's own pages may ask for this.", ()
        return None

    def _method(
        self, headers: list[tuple[bytes, bytes]], scope: Scope
    ) -> tuple[int, str, tuple[tuple[bytes, bytes], ...]] | None:
        edits = self.writable and scope["path"] == EDIT
        allowed = ("POST",) if edits else ("GET", "HEAD")
        if scope["method"] not in allowed:
            return 405, "Not in this way.", ((b"allow", ", ".join(allowed).encode()),)
        body = _all(headers, b"transfer-encoding") or any(one != b"0" for one in _all(headers, b"content-length"))
        if body and not edits:
            return 400, "A question has no body.", ()
        return None


_NAMES = frozenset(name for name, _ in _ALWAYS)


def _follows_a_link(headers: list[tuple[bytes, bytes]], scope: Scope) -> bool:
    """Whether a person follows a link from elsewhere to one of the pages, in a window and not in a frame."""
    mode, goal = _all(headers, b"sec-fetch-mode"), _all(headers, b"sec-fetch-dest")
    return mode == [b"navigate"] and goal == [b"document"] and not scope["path"].startswith(OWN)


def _all(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[bytes]:
    return [value.strip() for key, value in headers if key == name]


def _is_plain(raw: bytes) -> bool:
    """Whether a path hides no slash, backslash or end of a text."""
    lower = raw.lower()
    return not any(one in lower for one in (b"%2f", b"%5c", b"%00", b"\\", b"//", b"/../", b"/./", b"#"))


def _is_host(host: bytes) -> bool:
    name, _, port = host.rpartition(b":") if not host.endswith(b"]") else (host, b"", b"80")
    known = name if port.isdigit() else host
    inner = known[1:-1] if known.startswith(b"[") and known.endswith(b"]") else known
    letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:" if inner != known else _LETTERS
    return bool(inner) and not inner.translate(None, letters)


_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"


def _say(scope: Scope, status: int, why: str) -> None:
    path = scope["raw_path"][:200].decode("latin-1")
    print(f"mopsdocs: {status} {safe(scope['method'])} {safe(path)}: {why}", file=sys.stderr, flush=True)
