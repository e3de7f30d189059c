"""A handbook in a repository, to be spoiled."""

import os
import shutil
from pathlib import Path

import pytest

from repository import PLAYBOOK, Repo, handbook
from repository_hostile import OUTSIDE, World


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook that others are copied from."""
    return handbook(tmp_path_factory.mktemp("pristine")).root


@pytest.fixture
def world(tmp_path: Path, pristine: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A handbook to spoil, in a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_"))]:
        monkeypatch.delenv(name)
    ran = tmp_path / "ran"
    pwn = tmp_path / "pwn"
    pwn.write_text(f'#!/bin/sh\necho "$0 $@" >> "{ran}"\n')
    pwn.chmod(0o755)
    shutil.copytree(pristine, tmp_path / "handbook")
    outside = handbook(tmp_path / "outside")
    outside.commit({PLAYBOOK: OUTSIDE, "secret.md": OUTSIDE})
    outside.tag("secret")
    return World(Repo(tmp_path / "handbook"), pwn, ran, outside)
