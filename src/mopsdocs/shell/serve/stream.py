"""One stream of news to each browser: something new is there to look at.

Knows: what version of the handbook is shown; who listens.
Never: what has changed; holds more than the latest news for anybody.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

_BREATH = 15.0  # seconds after which a line that says nothing shows that somebody is still there


@dataclass
class Stream:
    """The listeners, woken whenever there is news."""

    news: Callable[[], dict[str, object]]
    listeners: int = 0
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    def wake(self) -> None:
        """Wake all listeners."""
        self._woken.set()
        self._woken = asyncio.Event()

    def end(self) -> None:
        """Let all listeners go."""
        self.ended = True
        self.wake()

    async def told(self) -> AsyncIterator[bytes]:
        """Tell the news as they come."""
        self.listeners += 1
        try:
            yield b"retry: 1000\n\n"
            said = b""
            while not self.ended:
                woken = self._woken
                news = b"data: " + json.dumps(self.news()).encode() + b"\n\n"
                if news != said:
                    yield news
                    said = news
                try:
                    async with asyncio.timeout(_BREATH):
                        await woken.wait()
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self.listeners -= 1
