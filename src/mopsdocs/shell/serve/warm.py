"""Many documents worked out in processes of their own, for the preview to remember: run as `python -m`.

Knows: the turns in which documents are parsed and judged; the cellar.
Never: serves anything; what it cannot read it leaves to whoever asks next.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from mopsdocs.compile.advance import advance
from mopsdocs.compile.live import unknown
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import Surveyed, edition_from, judge, outline, survey
from mopsdocs.compile.standing import Recalled, card_in, needs_of, recalled, settled
from mopsdocs.model.source import Inputs
from mopsdocs.parse import Group
from mopsdocs.shell.pool import cores, in_shares, in_two_turns, jobs_for
from mopsdocs.shell.reader import read
from mopsdocs.shell.serve.cellar import Cellar, State, cellar_of
from mopsdocs.shell.serve.crew import CARDS, PROGRESS, STRIDE
from mopsdocs.shell.serve.recall import shared_state, usable
from mopsdocs.shell.workspace import Workspace

_pack = msgspec.msgpack.encode
Told = list[tuple[str, Recalled]]
_NOTHING = Recalled((), b"", b"", ())


def warm(workspace: Workspace, cellar: Cellar) -> None:
    """Work out what the cellar lacks, and put it there: cards first, so that pages can be shown, outlines then."""
    inputs = read(workspace)
    prepared = prepare(inputs)
    state, known = shared_state(prepared), usable(cellar.documents(Recalled), cellar.state(), prepared)
    lacking = [one for one in prepared.groups if known.get(one.source.path, _NOTHING).key != one.key]

    def between(told: list[Told]) -> Told:
        new = dict(one for part in told for one in part)
        whole = settled(known, new, {one.source.path for one in prepared.groups})
        cellar.store(whole, state, anew=True)
        _say(CARDS)
        return sorted(whole.items())

    turns = (partial(_first, prepared), between, partial(_second, prepared))
    done = in_two_turns(lacking, jobs_for(len(lacking), cores()), *turns)
    _finish(cellar, state, done)
    _judge_others(inputs, state, cellar)


def _first(prepared: Prepared, share: Sequence[Group]) -> tuple[list[Surveyed], Told]:
    """Parse."""
    found = list(_told_of(share, prepared))
    return [one for one, _ in found], [(one.paths[0], told) for one, told in found]


def _second(prepared: Prepared, surveyed: list[Surveyed], told: Told) -> Told:
    """Judge; what is told of a document is now its outline and its needs."""
    edition = edition_from(((card_in(one), one.key[::2]) for _, one in told), prepared)
    found: Told = []
    surveyed.reverse()
    while surveyed:  # Each document is let go as soon as it is judged.
        one = surveyed.pop()
        judged = judge(replace(one, card=edition.by_path.get(one.paths[0])), edition, prepared)
        shown = outline(judged)
        if shown and judged.bound:
            needs = tuple(sorted(needs_of(judged.bound, edition)))
            found.append((one.paths[0], Recalled((), b"", _pack(shown), needs)))
    return found


def _finish(cellar: Cellar, state: State, done: Iterable[Told]) -> None:
    cards = cellar.documents(Recalled)
    judged = (one for part in done for one in part if one[0] in cards)
    whole = {name: msgspec.structs.replace(cards[name], outline=one.outline, needs=one.needs) for name, one in judged}
    cellar.store(whole, state)


def _told_of(share: Sequence[Group], prepared: Prepared) -> Iterator[tuple[Surveyed, Recalled]]:
    for number, one in enumerate(share, 1):
        surveyed = survey(one, prepared)
        yield surveyed, recalled(one, surveyed.card)
        if number % STRIDE == 0:
            _say(PROGRESS)


def _judge_others(inputs: Inputs, state: State, cellar: Cellar) -> None:
    """Judge again those that rest on documents that are others now."""
    live = advance(None, inputs, cellar.documents(Recalled))
    names = unknown(live)

    def work(share: Sequence[str]) -> Told:
        for name in share:
            live.outline(name)
        return [(name, live.standings[name].recalled()) for name in share]

    if names:
        done = in_shares(names, jobs_for(len(names), cores()), work)
        cellar.store(dict(one for part in done for one in part), state)


def _say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    _, root, day, configured = sys.argv
    place = Workspace(Path(root), date.fromisoformat(day), configured == "yes")
    warm(place, cellar_of(place))
