"""A command run to its end, whatever happens: what is said, and the exit code.

Knows: whose fault an error is, by its kind.
Never: shows a traceback on the terminal; ours goes to a file.
"""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType

import mopsdocs
from mopsdocs.model.template_error import TemplateError
from mopsdocs.shell.errors import DISK, USAGE, UserError
from mopsdocs.shell.plain import safe

INTERNAL = 70
INTERRUPTED = 130
TERMINATED = 143


class Terminated(BaseException):
    """The process has been asked to end."""


def run(command: Callable[..., int], **options: object) -> int:
    """Run a command and give its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    _open_streams()
    return _settled(_code(command, options))


def print_help(show: Callable[[], object]) -> object:
    """Let the command line speak for itself; where its words cannot be printed, say so and end."""
    try:
        return show()
    except OSError as error:
        sys.exit(_settled(_tell_loss(error)))


def _code(command: Callable[..., int], options: Mapping[str, object]) -> int:
    try:
        return command(**options)
    except UserError as error:
        return _tell(error.message, error.hint, error.exit_code)
    except TemplateError as fault:
        hint = "Mend the template, or delete it: then the one of mopsdocs is used"
        return _tell(f"{fault.place}: {fault.why}", hint, USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _tell_loss(error)
    except Exception:  # noqa: BLE001  # Whatever it is, it is ours, and told as such.
        return _ours()


def _open_streams() -> None:
    """Make sure that there is something to print to, and that it takes every character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _settled(code: int) -> int:
    """Empty the streams; one that takes no more is turned to nowhere, or Python would complain at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            # Whoever closed a pipe has heard enough. Anything else is a loss.
            code = code if isinstance(error, BrokenPipeError) else code or DISK
    return code


def _terminate(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Terminated


def _tell_loss(error: OSError) -> int:
    what = f"{error.filename}" if error.filename else "Not everything could be written"
    return _tell(f"{what}: {error.strerror}", "", DISK)


def _tell(message: str, hint: str, code: int) -> int:
    lines = [f"mopsdocs: {safe(message)}", *([f"  {safe(hint)}"] if hint else [])]
    with suppress(OSError):  # Where nobody listens, the exit code has to say it.
        print(*lines, sep="\n", file=sys.stderr)
    return code


def _ours() -> int:
    message = "Something in mopsdocs itself went wrong. This is not your mistake."
    try:
        name = report_of()
    except OSError as error:
        return _tell(message, f"The report of it could not be written: {error.strerror}", INTERNAL)
    return _tell(message, f"Please report it with the file {name}", INTERNAL)


def report_of() -> str:
    """Write a report of the fault at hand into a file, and name it; raises OSError where that cannot be."""
    report = f"mopsdocs {mopsdocs.__version__}, Python {sys.version}\n\n{traceback.format_exc()}"
    with tempfile.NamedTemporaryFile("wb", prefix="mopsdocs-", suffix=".txt", delete=False) as file:
        file.write(report.encode("utf-8", "backslashreplace"))
    return file.name
