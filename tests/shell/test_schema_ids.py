"""The JSON Schema with a handbook's own ids, as editors complete them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import CHECKOUT
from test_commands import mopsdocs

BIN = Path(sys.executable).parent


def schema(root: Path, kind: str) -> dict[str, dict[str, dict[str, object]]]:
    """What the command prints."""
    found = mopsdocs("schema", kind, "--with-ids", "--root", root)
    assert found.returncode == 0, found.stderr
    shape: dict[str, dict[str, dict[str, object]]] = json.loads(found.stdout)
    return shape


def offered(shape: dict[str, dict[str, dict[str, object]]], kind: str) -> dict[str, str]:
    """The ids of a kind, with their names."""
    found = shape["definitions"][f"Known_{kind}"]
    listed = found["anyOf"][0] if "anyOf" in found else found  # type: ignore[index]  # A list of choices.
    return dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))  # type: ignore[index]  # As above.


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The handbook that `init` writes."""
    root = tmp_path / "small"
    mopsdocs("init", root)
    return root


def test_ids_with_their_names(small: Path) -> None:
    """People, roles, teams, areas, metrics, goals and playbooks are offered by name."""
    shape = schema(small, "playbook")

    assert offered(shape, "parties")["ana.ruiz"] == "Ana Ruiz"
    assert offered(shape, "parties")["role:mops-lead"] == "Head of marketing operations"
    assert offered(shape, "parties")["team:sales"] == "Sales"
    assert offered(shape, "areas")["campaigns"] == "Campaigns"
    assert offered(shape, "metrics")["answer-leads/reply-time"].startswith("Median time to first reply")
    assert "answer-leads/G1" in offered(shape, "goals")
    assert offered(shape, "playbooks") == {"answer-leads": "Answer every lead within a day"}
    task = shape["definitions"]["Task"]["properties"]
    assert "Known_parties" in json.dumps(task)
    assert "Known_parties" in json.dumps(shape["properties"]["owner"])


def test_people_file(small: Path) -> None:
    """In people.yml the ids of teams stand without `team:`, holders are people."""
    shape = schema(small, "people")

    assert offered(shape, "teams") == {"marketing": "Marketing", "sales": "Sales"}
    assert list(offered(shape, "people")) == ["ana.ruiz", "luis.gomez", "marta.gil"]


@pytest.mark.parametrize("kind", ["playbook", "people", "mopsdocs", "translation"])
def test_it_is_draft_07(kind: str, tmp_path: Path) -> None:
    """The schema of our own handbook is valid draft-07, and our own files are as it asks for."""
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(schema(CHECKOUT, kind)), "utf-8")
    files = {"people": ["people.yml"], "mopsdocs": ["mopsdocs.yml"]}.get(kind, [])
    words = ["--schemafile", path, *(CHECKOUT / name for name in files)] if files else ["--check-metaschema", path]
    done = subprocess.run([BIN / "check-jsonschema", *words], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_our_own_playbooks_are_as_it_asks(tmp_path: Path) -> None:
    """Every playbook's front matter of our handbook passes the schema with ids: nothing real is refused."""
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(schema(CHECKOUT, "playbook")), "utf-8")
    fronts = []
    for file in sorted((CHECKOUT / "playbooks").rglob("*.md")):
        parts = file.read_text("utf-8").split("---\n", 2)
        if len(parts) == 3 and "\nowner:" in parts[1]:
            fronts.append(tmp_path / f"{file.stem}.yml")
            fronts[-1].write_text(parts[1], "utf-8")
    assert len(fronts) > 8
    words = [BIN / "check-jsonschema", "--schemafile", path, *fronts]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_broken_files_prevent_nothing(small: Path) -> None:
    """What can be read is listed, whatever else is broken; nothing is listed as an empty choice."""
    (small / "playbooks" / "campaigns" / "broken.md").write_text("---\ntitle: [\nowner: ana.ruiz\n---\n")
    assert "answer-leads" in offered(schema(small, "playbook"), "playbooks")
    (small / "people.yml").write_text("people: {ana.ruiz: {name: \n")
    shape = schema(small, "playbook")
    assert "Known_parties" not in shape["definitions"]
    assert '"enum": []' not in json.dumps(shape)


def test_what_is_being_written_is_taken(small: Path) -> None:
    """A person who is not in people.yml is refused, a metric that is new is not."""
    shape = schema(small, "playbook")

    assert "anyOf" not in shape["definitions"]["Known_parties"]
    assert {"type": "string"} in shape["definitions"]["Known_metrics"]["anyOf"]  # type: ignore[operator]  # A list.
