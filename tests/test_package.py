"""What is shipped works where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

import mopsdocs
from checkout import CHECKOUT, TODAY

pytestmark = pytest.mark.xdist_group("package")  # One process builds; the others would build the same again.


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; its words are the message if it fails."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def templates() -> set[str]:
    """The templates of the checkout, relative to its root."""
    files = (path for path in (CHECKOUT / "templates").rglob("*") if path.is_file())
    return {path.relative_to(CHECKOUT).as_posix() for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a new environment that holds the wheel, and lends its dependencies from ours."""
    folder = tmp_path_factory.mktemp("far") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(run(python, "-c", ask, cwd=folder).strip())
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    run(*pip, cwd=folder)
    # A plain line in a .pth file adds a folder without reading the .pth files in it, so that the
    # checkout stays out of sight.
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin"


def test_sdist_holds_all_templates(built: Path) -> None:
    """The source distribution contains templates/ as the checkout does."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames() if archive.getmember(name).isfile()}

    assert templates()
    assert templates() == {name for name in names if name.startswith("templates/")}


def test_wheel_holds_all_templates(wheel: Path) -> None:
    """The wheel contains templates/ inside the package, file by file."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix("mopsdocs/") for name in archive.namelist()}

    assert templates() == {name for name in names if name.startswith("templates/")}


def test_wheel_holds_all_modules(wheel: Path) -> None:
    """The wheel contains every module of the package and nothing beside the package."""
    package = CHECKOUT / "src"
    modules = {path.relative_to(package).as_posix() for path in package.rglob("*.py")}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert modules == {name for name in names if name.endswith(".py")}
    assert [] == [name for name in names if not name.startswith("mopsdocs/")]


def test_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    """The new environment runs the installed code, and says the version of it."""
    where = run(installed / "python", "-c", "import mopsdocs; print(mopsdocs.__file__)", cwd=tmp_path)

    assert Path(where.strip()).is_relative_to(installed.parent)
    assert mopsdocs.__version__ in run(installed / "mopsdocs", "--version", cwd=tmp_path)


def test_installed_command_builds_a_handbook(installed: Path, tmp_path: Path) -> None:
    """Far from the checkout, `mopsdocs init` and `mopsdocs build` give a handbook with its styles."""
    handbook = tmp_path / "our handbook"

    run(installed / "mopsdocs", "init", handbook, cwd=tmp_path)
    run(installed / "mopsdocs", "build", "--today", TODAY, cwd=handbook)

    home = (handbook / "site" / "index.html").read_text("utf-8")
    assert home.startswith("<!doctype html>")
    assert [path for path in (handbook / "site").rglob("*.css") if path.stat().st_size]
