"""Work spread over processes, in shares.

Knows: forked workers and the pipes to them.
Never: what the work is; a worker's fault is raised here as it was there.
"""

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from mopsdocs.shell.errors import DISK, UserError

ALONE = 48
"""Up to this many pieces a second process costs more than it saves."""

State = Any
Told = Any
Item = Any
Tell = Callable[[Told], None]
Hear = Callable[[], Told]
Talk = Callable[[int, Tell, Hear], None]
"""What a worker does, by the number of its share: it tells the parent, and hears from it."""


def jobs_for(pieces: int, jobs: int) -> int:
    """How many processes are worth while."""
    return 1 if pieces <= ALONE else max(1, min(jobs, pieces // (ALONE // 2)))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_two_turns(
    items: Sequence[Item],
    jobs: int,
    first: Callable[[Sequence[Item]], tuple[State, Told]],
    between: Callable[[list[Told]], Told],
    second: Callable[[State, Told], Told],
) -> list[Told]:
    """Let each worker do its first turn, tell all of them what came of it, and gather the second turns.

    A worker keeps the state of its first turn to itself. The shares are every n-th item, so the work is even.
    """
    if jobs == 1:
        state, told = first(items)
        return [second(state, between([told]))]

    def talk(share: int, tell: Tell, hear: Hear) -> None:
        state, told = first(items[share::jobs])
        tell(told)
        tell(second(state, hear()))

    with _workers(jobs, talk) as channels:
        news = between([_heard(channel) for channel in channels])
        for channel in channels:
            channel.send(news)
        return [_heard(channel) for channel in channels]


def in_rounds(
    rounds: int,
    jobs: int,
    work: Callable[[int, int, Told], Told],
    between: Callable[[int, list[Told]], Told],
) -> None:
    """Let each worker do its share of one round after another; after each round all are told what came of it.

    `work` is given the share (the first is 0), the round and what came of the round before, None in the first one. A
    worker keeps to itself whatever else it remembers of earlier rounds.
    """
    news: Told = None
    if jobs == 1:
        for at in range(rounds):
            news = between(at, [work(0, at, news)])
        return

    def talk(share: int, tell: Tell, hear: Hear) -> None:
        tell(work(share, 0, None))
        for at in range(1, rounds):
            tell(work(share, at, hear()))

    with _workers(jobs, talk) as channels:
        for at in range(rounds):
            news = between(at, [_heard(channel) for channel in channels])
            for channel in channels if at + 1 < rounds else ():
                channel.send(news)


def in_shares(items: Sequence[Item], jobs: int, work: Callable[[Sequence[Item]], Told]) -> list[Told]:
    """Let each worker do its share, and gather what they have to tell."""
    if jobs == 1:
        return [work(items)]
    with _workers(jobs, lambda share, tell, _: tell(work(items[share::jobs]))) as channels:
        return [_heard(channel) for channel in channels]


@contextmanager
def _workers(jobs: int, talk: Talk) -> Iterator[list[Connection]]:
    channels = [_start(share, talk) for share in range(jobs)]
    try:
        yield channels
    finally:
        for channel in channels:
            channel.close()


def _start(share: int, talk: Talk) -> Connection:
    # Forked, so that a worker starts with everything that is loaded already, and nothing is sent to it.
    context = get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, share, talk), daemon=True)
    worker.start()
    theirs.close()
    return ours


def _work(channel: Connection, share: int, talk: Talk) -> None:
    # A worker that is told to end ends: what it was doing is the parent's to tidy up.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        talk(share, lambda told: channel.send((told, None)), channel.recv)
    except (EOFError, BrokenPipeError):
        return  # The parent is gone, or has heard of another worker's fault.
    except Exception as fault:  # noqa: BLE001  # Whatever it is, the parent raises it.
        fault.add_note("".join(traceback.format_exception(fault)))
        channel.send((None, fault))


def _heard(channel: Connection) -> Told:
    try:
        told, fault = channel.recv()
    except EOFError:
        message = "A part of the build was ended from outside, as systems do that run out of memory."
        raise UserError(message, "Build again with --jobs 1, or where there is more memory.", DISK) from None
    if fault is not None:
        raise fault
    return told
