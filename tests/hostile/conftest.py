"""What every hostile test may ask for."""

import shutil
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


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small handbook that works, as `init` writes it."""
    root = tmp_path_factory.mktemp("started") / "handbook"
    assert mopsdocs("init", root).code == 0
    return root


@pytest.fixture
def handbook(started: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(started, tmp_path / "handbook"))
