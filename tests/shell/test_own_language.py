"""What commands say of their own is in the handbook's language, as the findings are."""

from pathlib import Path

import pytest

from hostile.door import mopsdocs
from house import settled
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import read_theme
from mopsdocs.shell.serve.told import of_operator
from mopsdocs.shell.shown import finding_words
from mopsdocs.shell.workspace import open_workspace

PLAN = """---
title: Formularios cortos
owner: ana.ruiz
metrics:
  - {id: m, name: Clics, unit: clicks, good: up}
goals:
  - {id: G1, title: Menos preguntas, metric: m, target: 4,5}
tasks:
  - {id: T1, title: Cambiar el formulario, status: todo}
  - {id: T2, title: Preguntar, status: todo}
  - {id: T2, title: Preguntar otra vez, status: todo}
---
"""
FILES = {
    "mopsdocs.yml": "title: Manual\nlanguages: [es]\n",
    "people.yml": "people: {ana.ruiz: {name: Ana Ruiz}}\n",
    "playbooks/forms.md": PLAN,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook in Spanish."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return settled(tmp_path / "handbook", FILES)


def test_fix_and_baseline(root: Path) -> None:
    """`check --fix` and `--baseline` say what they did in the handbook's language, or in the one asked for."""
    mended = mopsdocs("check", "--root", root, "--fix")
    again = mopsdocs("check", "--root", root, "--fix", "--lang", "pt")
    accepted = mopsdocs("check", "--root", root, "--baseline")

    assert mended.err == "Se ha corregido 1 aviso en 1 archivo.\n"
    assert again.err == "Não há nada que se possa corrigir com certeza.\n"
    assert accepted.out.endswith("aceptados en mopsdocs.baseline.json: desde ahora solo cuentan los nuevos.\n")


def test_task_done(root: Path) -> None:
    """So does `task done`, whether it could be done or not."""
    done, refused = (mopsdocs("task", "done", ref, "--root", root) for ref in ("forms/T1", "forms/T2"))

    assert (done.code, done.out) == (0, "playbooks/forms.md: forms/T1 está hecha\n")
    assert refused.code == 1
    assert "No se ha marcado forms/T2 como hecha. " in refused.err
    assert "There is no task" not in refused.err


def test_trouble_of_the_preview(root: Path) -> None:
    """What whoever started the preview has to put right is told on the page in the handbook's language."""
    (root / "templates").mkdir()
    (root / "templates" / "page.html").write_bytes("Página".encode("latin-1"))
    theme = read_theme(open_workspace(Path(__file__).parent, None))
    with pytest.raises(UserError) as found:
        read_theme(open_workspace(root, None))
    told = of_operator(found.value, finding_words("es", theme))

    assert told["message"] == f"{root}/templates/page.html no está escrito en UTF-8"
    assert told["hint"] == "Guárdelo en UTF-8: todos los editores pueden hacerlo"
    assert found.value.message == f"{root}/templates/page.html is not written in UTF-8"
