"""What the operator can put right: raised in the shell, printed without a traceback.

Knows: the exit codes.
Never: speaks of an author's mistake (a finding) or of a fault of ours (a traceback).
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mopsdocs.model.diagnostic import Said

USAGE: Final = 2
DISK: Final = 3
LOCKED: Final = 4


class UserError(Exception):
    """What went wrong, what to do about it, and the exit code that tells scripts the kind.

    `told` is both as they were given: what is given as `Said` the preview says in the handbook's language.
    """

    def __init__(self, message: "str | Said", hint: "str | Said" = "", exit_code: int = USAGE) -> None:
        super().__init__(message, hint, exit_code)
        self.told = message, hint
        self.message = _english(message)
        self.hint = _english(hint)
        self.exit_code = exit_code

    def __str__(self) -> str:
        return self.message


def _english(told: "str | Said") -> str:
    if isinstance(told, str):
        return told
    from mopsdocs.shell.shown import ENGLISH  # Most errors are said in words of their own.

    return ENGLISH.said(told)
