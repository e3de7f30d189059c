"""The preview from its start to its end.

Knows: uvicorn, the threads, what is said to whoever started it.
Never: what is answered.
"""

import asyncio
import logging
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass

import uvicorn

from mopsdocs.shell.fault import report_of
from mopsdocs.shell.plain import safe
from mopsdocs.shell.serve.cellar import cellar_of
from mopsdocs.shell.serve.crew import Crew
from mopsdocs.shell.serve.desk import Desk
from mopsdocs.shell.serve.gate import HEADERS, Gate, Message, Receive, Scope, Send
from mopsdocs.shell.serve.keeper import Keeper
from mopsdocs.shell.serve.pages import Pages
from mopsdocs.shell.serve.place import Place
from mopsdocs.shell.serve.stream import Stream
from mopsdocs.shell.serve.wire import PATIENCE, Wire
from mopsdocs.shell.workspace import Workspace

_HANDS = 4
"""How many questions are answered at a time."""

_TURN = 0.0005
"""Seconds for which a thread works before another may: an answer waits several such turns while lists are made."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a preview is wanted: writable, opened in a browser, on a day that stays."""

    writable: bool
    opened: bool
    fixed_day: bool


class _Server(uvicorn.Server):
    """uvicorn, which lets the streams go before it waits for everybody to leave."""

    stream: Stream

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self.stream.end()
        await super().shutdown(sockets)


def serve(workspace: Workspace, place: Place, listening: socket.socket, wanted: Wanted, crew: Crew) -> None:
    """Answer until somebody ends it."""
    sys.setswitchinterval(_TURN)
    preview = _Preview(workspace, place, wanted, crew)
    with asyncio.Runner() as runner:
        runner.run(preview.run(listening))


class _Preview:
    """The parts of one preview."""

    def __init__(self, workspace: Workspace, place: Place, wanted: Wanted, crew: Crew) -> None:
        self.workspace, self.place, self.wanted = workspace, place, wanted
        cellar = cellar_of(workspace)
        self.keeper = Keeper(workspace, cellar, self.tell, self.step, fixed_day=wanted.fixed_day, crew=crew)
        self.desk = Desk(self.keeper)
        self.stream = Stream(self.news)
        self.pages = Pages(self.desk, place, self.stream, wanted.writable)
        self.router = self.pages.router()
        self.loop: asyncio.AbstractEventLoop | None = None

    def tell(self) -> None:
        """Say, from the keeper's thread, that there is something new."""
        self.desk.version += 1
        self.step()

    def step(self) -> None:
        """Say that something has come further, which open pages show nothing of."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.stream.wake)

    def news(self) -> dict[str, object]:
        """What every open page is told."""
        done, count, assessed = astuple(self.keeper.progress)
        lists = self.keeper.live is not None and self.keeper.live.lists is not None
        ready, beside = self.desk.ready, self.keeper.beside
        return {
            "start": self.desk.name,
            "version": self.desk.version,
            "ready": ready,
            "lists": lists or bool(self.keeper.stored),
            "done": done,
            "count": count,
            "assessed": assessed,
            "versions": (beside.done, beside.count) if beside else None,
        }

    async def run(self, listening: socket.socket) -> None:
        """Answer requests."""
        self.loop = asyncio.get_running_loop()
        self.loop.set_default_executor(ThreadPoolExecutor(_HANDS, "desk"))
        config = uvicorn.Config(
            Gate(self.answer, self.place, self.wanted.writable),
            http=Wire,
            ws="none",
            loop="asyncio",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=int(PATIENCE),
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=2 * HEADERS,
        )
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        server = _Server(config)
        server.stream = self.stream
        bells: list[Callable[[], None]] = []
        threading.Thread(target=self._hang, args=(bells,), daemon=True).start()
        self.keeper.start()
        self._greet()
        try:
            await server.serve(sockets=[listening])
        finally:
            for stop in bells:
                await asyncio.to_thread(stop)
            await asyncio.to_thread(self.keeper.stop)

    def _hang(self, bells: list[Callable[[], None]]) -> None:
        """Hang the bell up, which takes longer to load than the first page to show."""
        from mopsdocs.shell.serve.bell import Bell

        bell = Bell(self.workspace, self.keeper.ring)
        bells.append(bell.stop)
        bell.start()
        self.keeper.ring()

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a fault of ours is reported and the preview goes on."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.router(scope, receive, watched)
        except (TimeoutError, ConnectionError):
            raise
        except Exception:  # noqa: BLE001  # Whatever it is, it is ours, and nobody else's preview ends.
            _say(f"something in mopsdocs itself went wrong; please report it with the file {report_of()}")
            if not begun:
                headers = [(b"content-type", b"text/plain; charset=utf-8")]
                await send({"type": "http.response.start", "status": 500, "headers": headers})
                await send({"type": "http.response.body", "body": b"Something in mopsdocs itself went wrong.\n"})

    def _greet(self) -> None:
        print(f"Preview of {safe(str(self.workspace.root))}\n  {self.place.address}", flush=True)
        if not self.place.loopback:
            names = ", ".join(self.place.names)
            _say(f"everybody who can reach {self.place.host} sees every page; it answers to {names}")
            if self.wanted.writable:
                _say("and whoever opens a page can change tasks")
        if self.wanted.writable:
            _say("with --edit, tasks can be changed on the pages; the changes go into the files")
        if self.wanted.opened:
            import webbrowser

            threading.Thread(target=webbrowser.open, args=(self.place.address,), daemon=True).start()


def _say(text: str) -> None:
    print(f"mopsdocs: {safe(text)}", file=sys.stderr, flush=True)
