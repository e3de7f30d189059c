"""What the keeper hears: that files may have changed, that something has been found out, that it is time to end.

Knows: how several rings are taken as one.
Never: what follows from any of them.
"""

import queue
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

_END = object()


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything since the last time: `paths` of files, empty for all of them, None for none; what else is `news`."""

    paths: frozenset[str] | None = None
    news: tuple[object, ...] = ()
    ended: bool = False


@dataclass
class Rings:
    """Rings, from any thread, for the one that waits for them."""

    _queue: "queue.SimpleQueue[object]" = field(default_factory=queue.SimpleQueue)

    def ring(self, paths: Iterable[str] = ()) -> None:
        """Say that something may have changed, and perhaps what; without a path, anything."""
        self._queue.put(frozenset(paths))

    def tell(self, news: object) -> None:
        """Say what has been found out."""
        self._queue.put(news)

    def end(self) -> None:
        """Say that it is time to end."""
        self._queue.put(_END)

    def wait(self, seconds: float) -> Heard | None:
        """Wait for a ring, and take all that there are; None where none came."""
        try:
            rings = [self._queue.get(timeout=seconds)]
        except queue.Empty:
            return None
        with suppress(queue.Empty):
            while True:
                rings.append(self._queue.get_nowait())
        named = [one for one in rings if isinstance(one, frozenset)]
        news = tuple(one for one in rings if one is not _END and not isinstance(one, frozenset))
        paths = (frozenset().union(*named) if all(named) else frozenset()) if named else None
        return Heard(paths, news, _END in rings)
