"""What a page sends that wants a task changed.

Knows: its shape, and how much of it there may be.
Never: whether it is granted.
"""

import json
from typing import TYPE_CHECKING

from starlette.requests import Request

if TYPE_CHECKING:
    from mopsdocs.shell.task_edits import Wish

_MOST = 65_536


async def body_of(request: Request) -> bytes:
    """Give what was sent; ValueError where that is too much."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > _MOST:
            raise ValueError
    return content


def wish_of(body: bytes) -> "Wish":
    """Read an edit; ValueError where it is none."""
    from mopsdocs.shell.task_edits import Wish

    asked = json.loads(body)
    if not isinstance(asked, dict) or not isinstance(asked.get("values"), dict):
        raise ValueError  # noqa: TRY004  # To whoever sent it, it is one mistake like any other.
    path, blob, task = (_word(asked.get(name)) for name in ("path", "blob", "task"))
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in asked["values"].items():
        values[key] = tuple(map(_word, value)) if isinstance(value, list) else _word(value)
    return Wish(path, blob, task, values)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004  # To whoever sent it, it is one mistake like any other.
    return value
