"""Many documents worked out in processes of their own, for the preview to remember: run as `python -m`.

Knows: the turns in which documents are parsed and judged; the cellar.
Never: serves anything; what it cannot read it leaves to whoever asks next.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.stages import Surveyed, assessed, edition_from, outline, sketch, survey
from mopsdocs.compile.standing import Recalled, card_in, is_sketch, needs_of, recalled, settled
from mopsdocs.model.assessment import Depth
from mopsdocs.model.source import Inputs
from mopsdocs.parse import Group
from mopsdocs.shell.pool import cores, in_shares, in_two_turns, jobs_for
from mopsdocs.shell.reader import read
from mopsdocs.shell.serve.cellar import Cellar, State, cellar_of
from mopsdocs.shell.serve.crew import CARDS, PROGRESS, SKETCH, STRIDE
from mopsdocs.shell.serve.recall import shared_state, usable
from mopsdocs.shell.workspace import Workspace

_pack = msgspec.msgpack.encode
Told = list[tuple[str, Recalled]]
_NOTHING = Recalled((), b"", b"", ())
_PATIENCE = 10
"""How far behind everybody else those stand whom nobody waits for."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How documents are worked out this time: `parse` reads one; sketches are told of as soon as there are cards."""

    prepared: Prepared
    parse: Callable[[Group, Prepared], Surveyed]
    sketches: bool

    def first(self, share: Sequence[Group]) -> tuple[list[Surveyed], Told]:
        """Parse."""
        found = list(self._parsed(share))
        return [one for one, _ in found], [(one.paths[0], told) for one, told in found]

    def second(self, surveyed: list[Surveyed], told: Told) -> Told:
        """Assess; what is told of a document is now its outline and its needs."""
        edition = edition_from(((card_in(one), one.key[::2]) for _, one in told), self.prepared)
        found: Told = []
        surveyed.reverse()
        while surveyed:  # Each document is let go as soon as it is assessed.
            one = surveyed.pop()
            known = replace(one, card=edition.by_path.get(one.paths[0]))
            judged = assessed(known, edition, self.prepared, depth=Depth.LISTS)
            shown = outline(judged)
            if shown and judged.bound:
                needs = tuple(sorted(needs_of(judged.bound, edition)))
                found.append((one.paths[0], Recalled((), b"", _pack(shown), needs)))
            self._step(len(surveyed))
        return found

    def _parsed(self, share: Sequence[Group]) -> Iterator[tuple[Surveyed, Recalled]]:
        for number, one in enumerate(share, 1):
            surveyed = self.parse(one, self.prepared)
            yield surveyed, recalled(one, surveyed.card)
            self._step(number)

    def _step(self, number: int) -> None:
        if self.sketches and number % STRIDE == 0:
            _say(PROGRESS)


def warm(workspace: Workspace, cellar: Cellar, *, sketches: bool) -> None:
    """Work out what the cellar lacks, and put it there: with `sketches` as far as pages need it, else to the end."""
    inputs = read(workspace)
    prepared = prepare(inputs)
    state, known = shared_state(prepared), usable(cellar.documents(Recalled), cellar.state(), prepared)
    lacking = [one for one in prepared.groups if _lacks(known.get(one.source.path, _NOTHING), one, sketches=sketches)]

    def between(told: list[Told]) -> Told:
        new = dict(one for part in told for one in part)
        whole.update(settled(known, new, {one.source.path for one in prepared.groups}))
        if sketches:
            cellar.store(whole, state, anew=True)
            _say(CARDS)
        return sorted(whole.items())

    whole: dict[str, Recalled] = {}
    shift = Shift(prepared, sketch if sketches else survey, sketches)
    done = in_two_turns(lacking, jobs_for(len(lacking), cores()), shift.first, between, shift.second)
    cellar.store({**whole, **dict(_with_outlines(whole, done))}, state, anew=True)
    if known:
        _judge_others(inputs, state, cellar)


def _lacks(known: Recalled, group: Group, *, sketches: bool) -> bool:
    return known.key != group.key or (not sketches and is_sketch(known))


def _with_outlines(cards: dict[str, Recalled], done: Iterable[Told]) -> Iterator[tuple[str, Recalled]]:
    for name, one in (one for part in done for one in part):
        if name in cards:
            yield name, msgspec.structs.replace(cards[name], outline=one.outline, needs=one.needs)


def _judge_others(inputs: Inputs, state: State, cellar: Cellar) -> None:
    """Judge again those that rest on documents that are others now."""
    # They load all that pages are made of: whoever parses and assesses does without.
    from mopsdocs.compile.advance import advance
    from mopsdocs.compile.live import unknown

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
    gc.disable()  # What is made here is kept to the end, which is near.
    _, root, day, configured, extent = sys.argv
    place = Workspace(Path(root), date.fromisoformat(day), configured == "yes")
    if extent != SKETCH:
        os.nice(_PATIENCE)
    warm(place, cellar_of(place), sketches=extent == SKETCH)
    # Somebody waits for the end, and to take apart all that was made is a good part of a tenth of a second.
    os._exit(0)
