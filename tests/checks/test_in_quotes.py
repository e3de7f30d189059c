"""A wrong value in quotes is told of as one without them, and what is told can be kept."""

import re

import pytest

from checkout import TODAY
from house import day, inputs
from mopsdocs.compile.reporting import check
from mopsdocs.shell.packing import pack
from mopsdocs.shell.rows import row_of
from mopsdocs.shell.scaffold import write_handbook
from mopsdocs.words import Words

_VALUE = re.compile(r"(?<=[\w-]: )(\[[^\]]*\]|[^\s\[{\"][^,}\n]*)")
_WRONG = ('"activo, 30/11/2027"', "'2,5 dias'", '"1.000"', '["a b", "48 h"]', '{"ana": "ruiz"}')


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The handbook to start from, as texts."""
    root = tmp_path_factory.mktemp("init") / "handbook"
    root.mkdir()
    write_handbook(root, Words("en", {}))
    found = [*root.glob("playbooks/**/*.md"), root / "people.yml", root / "mopsdocs.yml"]
    return {one.relative_to(root).as_posix(): one.read_text("utf-8") for one in found}


@pytest.mark.parametrize("wrong", _WRONG)
def test_any_value_in_quotes(files: dict[str, str], wrong: str) -> None:
    """Whatever key has a wrong value in quotes, each finding can be written down and read again: nothing breaks."""
    tried = 0
    for path, text in files.items():
        end = text.find("\n---", 4) if path.endswith(".md") else len(text)
        for match in _VALUE.finditer(text[:end]):
            changed = f"{text[: match.start()]}{wrong}{text[match.end() :]}"
            for one in check(inputs({**files, path: changed}, day(TODAY))).diagnostics:
                assert pack(row_of(one))
            tried += 1
    assert tried > 80
