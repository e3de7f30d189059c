"""What every hostile test may ask for."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from checkout import TODAY
from hostile.door import mopsdocs


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test remembers for itself, and reads the handbook on the same day."""
    day = datetime.fromisoformat(TODAY).replace(tzinfo=UTC)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A small handbook that works."""
    root = tmp_path / "handbook"
    assert mopsdocs("init", root).code == 0
    return root
