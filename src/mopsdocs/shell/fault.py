"""A command run to its end, whatever happens: what is said, and the exit code.

Knows: whose fault an error is, by its kind.
Never: shows a traceback on the terminal; ours goes to a file.
"""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from types import FrameType

import mopsdocs
from mopsdocs.shell.errors import DISK, UserError

INTERNAL = 70
INTERRUPTED = 130
TERMINATED = 143


class Terminated(BaseException):
    """The process has been asked to end."""


def run(command: Callable[..., int], **options: object) -> int:
    """Run a command and give its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return command(**options)
    except UserError as error:
        return _tell(error.message, error.hint, error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except BrokenPipeError:
        # Whoever read our output has heard enough; keep Python from complaining when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _tell(f"{error.filename or 'A file'}: {error.strerror}", "", DISK)
    except Exception:  # noqa: BLE001  # Whatever it is, it is ours, and told as such.
        return _ours()


def _terminate(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Terminated


def _tell(message: str, hint: str, code: int) -> int:
    print(f"mopsdocs: {message}", file=sys.stderr)
    if hint:
        print(f"  {hint}", file=sys.stderr)
    return code


def _ours() -> int:
    with tempfile.NamedTemporaryFile("w", prefix="mopsdocs-", suffix=".txt", delete=False) as file:
        file.write(f"mopsdocs {mopsdocs.__version__}, Python {sys.version}\n\n{traceback.format_exc()}")
    message = "Something in mopsdocs itself went wrong. This is not your mistake."
    return _tell(message, f"Please report it with the file {file.name}", INTERNAL)
