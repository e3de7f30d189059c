"""What the operator can put right: raised in the shell, printed without a traceback.

Knows: the exit codes.
Never: speaks of an author's mistake (a finding) or of a fault of ours (a traceback).
"""

from typing import Final

USAGE: Final = 2
DISK: Final = 3
LOCKED: Final = 4


class UserError(Exception):
    """What went wrong, what to do about it, and the exit code that tells scripts the kind."""

    def __init__(self, message: str, hint: str = "", exit_code: int = USAGE) -> None:
        super().__init__(message, hint, exit_code)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.message
