"""What every test may ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from readers import chromium, reader  # noqa: F401  # Fixtures are taken by name.

# The same examples in every run, on machines of any speed: a failure means that the code has changed.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` (or `make accept`) takes what is seen now as what is expected from now on."""
    parser.addoption("--accept", action="store_true", help="write what is seen into the expected files")


@pytest.fixture
def same_as_file(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds what is expected of it."""
    accept: bool = request.config.getoption("--accept")

    def compare(expected: Path, actual: str) -> None:
        if accept:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(actual, encoding="utf-8", newline="\n")
        assert expected.is_file(), f"{expected} is missing: `make accept` writes it"
        assert expected.read_text(encoding="utf-8") == actual

    return compare
