"""How much work something is, counted in steps: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from checkout import SRC
from mopsdocs.model.source import Inputs

_OURS = str(SRC)
LINEAR = 2.2
"""What twice as much may take, in steps: twice as many, and a little for what takes none of them at a time."""

A_HANDBOOK = 500_000
A_BYTE = 150
"""How many steps a small handbook may take, whatever is in it, and each byte of it; most take a fifth of that."""


def steps(work: Callable[[], object]) -> int:
    """Count the lines of ours that are run, and the calls of anything, whoever wrote it, while something is done."""
    count = 0

    def line(_frame: FrameType, _event: str, _arg: Any) -> Any:  # noqa: ANN401  # As the interpreter has it.
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, _event: str, _arg: Any) -> Any:  # noqa: ANN401  # As the interpreter has it.
        return line if frame.f_code.co_filename.startswith(_OURS) else None

    def either(_frame: FrameType, _event: str, _arg: Any) -> None:  # noqa: ANN401  # As the interpreter has it.
        nonlocal count
        count += 1

    before = sys.gettrace()
    sys.settrace(call)
    sys.setprofile(either)
    try:
        work()
    finally:
        sys.setprofile(None)
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the steps are that something takes when its size is doubled: about 2 where it is linear."""
    work(size)  # What is made once and kept, such as modules and expressions, is made here.
    return steps(lambda: work(2 * size)) / steps(lambda: work(size))


def assert_few_steps(whole: Inputs, work: Callable[[], object]) -> None:
    """Something is done with a handbook in steps that grow with its size."""
    size = sum(len(source.content) for source in whole.snapshot.sources)
    took = steps(work)
    assert took < A_HANDBOOK + A_BYTE * size
