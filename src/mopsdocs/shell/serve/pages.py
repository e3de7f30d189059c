"""Answers over HTTP: pages, the preview's own script, news, edits.

Knows: Starlette; which address is answered how.
Never: a file by a path from a request: only what the handbook has planned, and what stands in the list below.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route, Router

from mopsdocs.model.diagnostic import Said
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.serve.desk import Answer, Desk
from mopsdocs.shell.serve.gate import EDIT
from mopsdocs.shell.serve.phrases import phrases, waiting
from mopsdocs.shell.serve.place import Place, is_loopback
from mopsdocs.shell.serve.stream import Stream
from mopsdocs.shell.serve.wishes import body_of, wish_of

if TYPE_CHECKING:
    from mopsdocs.shell.task_edits import Made, Wish

HERE = Path(__file__).parent
TOKEN = "x-mopsdocs-token"  # noqa: S105  # The name of a header, no secret.
_PATIENCE = 10.0  # seconds in which an edit has to arrive
_EVENTS = "/-/events"
_KINDS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".woff2": "font/woff2",
}
_ONLY_HERE = Said("The editor opens for the machine itself only.")
_NO_FILE = Said("There is no such file.")
_STRANGER = Said("Only a page of this preview may change anything: reload it.")
_NO_EDIT = Said("This is no edit that mopsdocs knows.")
_WAIT = 0.25  # seconds for which a page that is nearly there is waited for
_GLIMPSE = 0.01
_LONG = 2.0  # seconds for which a page of a version is waited for, or an edit to be taken up
_MOST = 64  # questions about versions that wait for others to be answered


_Found = TypeVar("_Found")


@dataclass
class Pages:
    """The answers of one preview; the token is in the hands of its own pages alone."""

    desk: Desk
    place: Place
    stream: Stream
    writable: bool
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def __post_init__(self) -> None:
        self._waiting = 0
        # Whoever waits for a version keeps nobody from the handbook as it is.
        self._reader = ThreadPoolExecutor(1, "annex")
        # Whoever waits for a list keeps nobody from a page.
        self._lister = ThreadPoolExecutor(1, "lists")
        self._own = {name: (HERE / name).read_bytes() for name in ("live.js", "live.css", "wait.html")}

    def router(self) -> Router:
        """Say which address is answered how."""
        routes = [
            Route("/-/live.js", self._asset("live.js")),
            Route("/-/live.css", self._asset("live.css")),
            Route(_EVENTS, self.events),
            Route("/-/look", self.look),
            Route("/-/open", self.open),
            Route("/-/parties", self.parties),
        ]
        if self.writable:
            routes.append(Route(EDIT, self.edit, methods=["POST"]))
        return Router([*routes, Route("/{path:path}", self.page)], redirect_slashes=False)

    async def page(self, request: Request) -> Response:
        """Answer with a page, or say how far the first look is."""
        path: str = request.path_params["path"]
        if not path or path.endswith("/"):
            path += "index.html"
        found = await self._answer(path)
        if found is None:
            headers = {"retry-after": "1"}
            return Response(self._wait_page(), 503, headers, media_type=_KINDS[".html"])
        suffix = ".html" if found.missing else Path(path).suffix.lower()
        content = self._with_script(found) if suffix == ".html" else found.content
        kind = _KINDS.get(suffix, "application/octet-stream")
        return Response(content, 404 if found.missing else 200, {"content-type": kind})

    async def events(self, request: Request) -> Response:
        """Tell the news."""
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(self.stream.told(), headers={"content-type": "text/event-stream"})

    async def look(self, request: Request) -> Response:
        """Say what is to be shown on an open page: the page where it is another, and what is wrong."""
        path = request.query_params.get("page", "")
        seen = request.query_params.get("digest", "")
        name = self.desk.version_of(path)
        found = await self._in_version(name, path) if name else None
        told = await self._out_of_hand(path, self._looked, path, seen, found)
        words = self.desk.spoken()
        if request.query_params.get("lang", "en") != words.lang:
            told["words"] = phrases(words)
        return JSONResponse(told)

    async def open(self, request: Request) -> Response:
        """Lead an author on this machine to the line in the editor."""
        name, client = request.query_params.get("path", ""), request.client
        line = request.query_params.get("line", "1")
        if not (self.place.loopback and client and is_loopback(client.host)) or not line.isdigit():
            return self._plainly(_ONLY_HERE, 403)
        live = self.desk.keeper.live
        if live is None or name not in live.sources:
            return self._plainly(_NO_FILE, 404)
        place = source_path(self.desk.keeper.workspace, name).as_posix()
        return RedirectResponse(f"vscode://file{quote(place)}:{int(line)}", 303)

    async def parties(self, request: Request) -> Response:
        """List who may be responsible."""
        del request
        live = self.desk.keeper.live
        if live is None or not self.writable:
            return JSONResponse([])
        known = live.edition.parties
        rows = [(one.id, one.name) for one in known.people.values()]
        rows += [(f"role:{one.id}", one.title.source) for one in known.roles.values()]
        rows += [(f"team:{one.id}", one.name.source) for one in known.teams.values()]
        return JSONResponse(rows)

    async def edit(self, request: Request) -> Response:
        """Take an edit."""
        from mopsdocs.shell.task_edits import Refused

        origin, given = request.headers.get("origin", ""), request.headers.get(TOKEN, "")
        known = origin.encode() in self.place.origins and secrets.compare_digest(given.encode(), self.token.encode())
        if not known or request.headers.get("content-type") != "application/json":
            return self._refused(_STRANGER, 403)
        try:
            async with asyncio.timeout(_PATIENCE):
                wish = wish_of(await body_of(request))
        except (TimeoutError, ValueError):
            return self._refused(_NO_EDIT, 400)
        try:
            path, made = await asyncio.to_thread(self._edited, wish)
        except Refused as refused:
            return JSONResponse({"why": refused.why(self.desk.spoken())}, 409 if refused.conflict else 422)
        await self._taken_up(path, made.blob)
        return JSONResponse({"blob": made.blob, "before": made.before})

    async def _taken_up(self, path: str, blob: str) -> None:
        """Wait until the handbook stands as the edit left the file: whoever edits on then edits what is shown."""
        end = monotonic() + _LONG
        while not self._stands(path, blob) and monotonic() < end:  # noqa: ASYNC110  # It is another thread's.
            await asyncio.sleep(_GLIMPSE)

    def _stands(self, path: str, blob: str) -> bool:
        live = self.desk.keeper.live
        standing = live.standings.get(path) if live else None
        return standing is not None and standing.shown.source.id == blob

    async def _answer(self, path: str) -> Answer | None:
        keeper = self.desk.keeper
        name = self.desk.version_of(path)
        if name:
            return await self._in_version(name, path)
        end = monotonic() + _WAIT
        while not (self.desk.ready or keeper.looked.is_set()) and monotonic() < end:  # noqa: ASYNC110  # It is another thread's.
            await asyncio.sleep(_GLIMPSE)
        return self.desk.at_hand(path) or await self._out_of_hand(path, self.desk.answer, path)

    async def _out_of_hand(self, path: str, find: Callable[..., _Found], *given: object) -> _Found:
        """Have something found out about a page, by those who answer quickly or by the one who makes lists."""
        hands = self._lister if self.desk.takes_long(path) else None
        return await asyncio.get_running_loop().run_in_executor(hands, find, *given)

    async def _in_version(self, name: str, path: str) -> Answer | None:
        """Give a page of a version; whoever has to wait long for it is told so, and asks again."""
        if self._waiting >= _MOST:
            return None
        self._waiting += 1
        asked = asyncio.get_running_loop().run_in_executor(self._reader, self.desk.in_version, name, path)
        asked.add_done_callback(self._answered)
        try:
            return await asyncio.wait_for(asyncio.shield(asked), _LONG)
        except TimeoutError:
            return None

    def _answered(self, asked: "asyncio.Future[Answer | None]") -> None:
        self._waiting -= 1
        if not asked.cancelled():
            asked.exception()  # Whoever waits for it is told; where nobody does any more, nobody is.

    def _edited(self, wish: "Wish") -> "tuple[str, Made]":
        from mopsdocs.shell.task_edits import Refused, edit

        keeper = self.desk.keeper
        live = keeper.live
        if live is None:
            raise Refused(Said("The handbook is still being read."), conflict=True)
        with keeper.lock:
            # A list shows tasks of many playbooks: it names the page that a task stands on.
            named = replace(wish, path=live.document_of(wish.path) or wish.path)
            made = edit(keeper.workspace, live, named)
        keeper.wrote(named.path)
        return named.path, made

    def _looked(self, path: str, seen: str, known: Answer | None) -> dict[str, object]:
        found = known if self.desk.version_of(path) else self.desk.answer(path)
        about, troubles = self.desk.told(path)
        changed = found is not None and (found.digest != seen or found.missing)
        return {
            "start": self.desk.name,
            "version": self.desk.version,
            "lang": self.desk.spoken().lang,
            "digest": found.digest if found else None,
            "missing": found is not None and found.missing,
            "html": found.content.decode() if found and changed and not found.missing else None,
            "style": self._digest("style.css"),
            "script": self._digest("page.js"),
            "findings": about,
            "troubles": troubles,
            "opens": self.place.loopback,
            "checking": self.desk.checking,
            "behind": self.desk.behind(path),
            "git": self.desk.keeper.git.waiting,
            "edit": self._editable(path) if self.writable else None,
        }

    def _digest(self, path: str) -> str:
        found = self.desk.answer(path)
        return found.digest if found else ""

    def _editable(self, path: str) -> dict[str, object] | None:
        from mopsdocs.shell.serve.tasks import editable

        live = self.desk.keeper.live
        if live is None:
            return None
        with self.desk.keeper.lock:
            found = editable(live, path)
        return {"token": self.token, **found}

    def _wait_page(self) -> bytes:
        return waiting(self._own["wait.html"].decode(), self.desk.spoken()).encode()

    def _with_script(self, answer: Answer) -> bytes:
        """Add the preview's own script and style to a page."""
        known = f'data-digest="{quote(answer.digest)}" data-start="{self.desk.name}"'
        tags = f'<link rel="stylesheet" href="/-/live.css"><script src="/-/live.js" {known} defer></script>'
        head, end, rest = answer.content.partition(b"</head>")
        return head + tags.encode() + end + rest if end else self._wait_page()

    def _refused(self, said: Said, status: int) -> Response:
        return JSONResponse({"why": self.desk.spoken().said(said)}, status)

    def _plainly(self, said: Said, status: int) -> Response:
        return Response(f"{self.desk.spoken().said(said)}\n", status, media_type="text/plain")

    def _asset(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            del request
            return Response(self._own[name], headers={"content-type": _KINDS[Path(name).suffix]})

        return answer
