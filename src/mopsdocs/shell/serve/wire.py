"""A connection: so many and no more, and none that only waits.

Knows: uvicorn's protocol, the patience with slow ones.
Never: what is asked.
"""

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

CONNECTIONS = 512
PATIENCE = 30.0
"""Seconds in which a request has to be there whole, counted from the connection's begin or from the last answer."""


class Wire(H11Protocol):
    """One connection, given up when no whole request comes over it in time."""

    patience: ClassVar[float] = PATIENCE
    most: ClassVar[int] = CONNECTIONS

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # They are uvicorn's.
        super().__init__(*given, **named)
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # As in uvicorn itself.
        """Take a connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        super().data_received(data)
        if self._answering:
            self._rest()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._rest()
        self._wait()
        super().on_response_complete()
        if self._answering:
            self._rest()

    @property
    def _answering(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle  # uvicorn has none before the first request.
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._timer = self.loop.call_later(self.patience, self._give_up)

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.abort()
