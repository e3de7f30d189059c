"""Whoever writes a playbook in an editor is told, where they write, what the check would say later."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editor import Editor, editing

SETTINGS = "title: Handbook\nlanguages: [en]\nareas:\n  campaigns: Campaigns\n"
PEOPLE = """people:
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops}
roles:
  mops-lead: {title: Head of marketing operations, holder: ana.ruiz}
teams:
  mops: {name: Marketing operations}
"""
PLAN = """---
title: 📬 Email that is read
owner: ana.ruiz
goals:
  - id: G1
    title: Twice the clicks
steps:
  - id: S1
    title: Write less
    serves: [G1]
    tasks:
      - id: T1
        title: Halve the newsletter
        responsible: [luis.gomez]
        accountable: ana.ruiz
        due: 2026-11-30
---

Owner: see above.
"""
EVENTS = "---\ntitle: Events\nowner: luis.gomez\ngoals:\n  - {id: G7, title: Full halls}\n---\n"
PATH = "playbooks/campaigns/email.md"

Scenario = Callable[[Editor], Awaitable[None]]


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A small handbook on disk."""
    files = {
        "mopsdocs.yml": SETTINGS,
        "people.yml": PEOPLE,
        PATH: PLAN,
        "playbooks/campaigns/events.md": EVENTS,
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def played(root: Path, scenario: Scenario) -> None:
    """Play a scenario in an editor."""

    async def play() -> None:
        async with editing(root) as editor:
            await asyncio.wait_for(scenario(editor), 60)

    # A browser that tests have open has a loop of its own in this thread.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(play())).result()


def labels(found: list[types.CompletionItem]) -> list[str]:
    """Give what offers say."""
    return [one.label for one in found]


def test_findings_come_and_go_while_somebody_writes(handbook: Path) -> None:
    """What is written is checked before it is saved, with the place and what to write instead."""

    async def scenario(editor: Editor) -> None:
        text = editor.open(PATH)
        before = await editor.first_codes(PATH)
        editor.write(PATH, text.replace("accountable: ana.ruiz", "accountable: ana.riuz"))
        assert await editor.codes(PATH, [*before, "PEOPLE-001"]) == sorted([*before, "PEOPLE-001"])
        found = next(one for one in editor.found[editor.uri(PATH)] if one.code == "PEOPLE-001")
        assert (found.range.start.line, found.range.start.character, found.range.end.character) == (14, 21, 29)
        assert "ana.ruiz" in found.message
        editor.write(PATH, text)
        assert await editor.codes(PATH, before) == before
        assert (handbook / PATH).read_text("utf-8") == PLAN

    played(handbook, scenario)


def test_mending_one_file_clears_another(handbook: Path) -> None:
    """Somebody who is added to people.yml in the editor is known at once where they are named."""

    async def scenario(editor: Editor) -> None:
        people, text = editor.open("people.yml"), editor.open(PATH)
        before = await editor.first_codes(PATH)
        editor.write(PATH, text.replace("owner: ana.ruiz", "owner: eva.sol"))
        await editor.codes(PATH, [*before, "PEOPLE-001"])
        editor.write("people.yml", people.replace("roles:", "  eva.sol: {name: Eva Sol, team: mops}\nroles:"))
        assert await editor.codes(PATH, before) == before

    played(handbook, scenario)


def test_what_can_be_written_is_offered(handbook: Path) -> None:
    """Keys, words and ids are offered where they belong, with what they mean, in place of what is begun."""

    async def scenario(editor: Editor) -> None:
        text = editor.open(PATH)
        parties = await editor.offered(PATH, "responsible: [lu")
        assert labels(parties) == ["ana.ruiz", "luis.gomez", "role:mops-lead", "team:mops"]
        assert parties[1].detail == "Luis Gómez"
        assert parties[1].text_edit.range.start.character == len("        responsible: [")
        assert labels(await editor.offered(PATH, "serves: [")) == ["G1", "events/G7"]
        keys = {one.label: one for one in await editor.offered(PATH, "        due")}
        assert {"id", "responsible", "status", "after"} <= set(keys)
        assert keys["status"].documentation.startswith("Where it stands.")
        editor.write(PATH, text.replace("due: 2026-11-30", "status: "))
        words = await editor.offered(PATH, "        status: ")
        assert {"todo", "doing", "done"} <= set(labels(words))
        assert await editor.offered(PATH, "Owner: ") == []

    played(handbook, scenario)


def test_ids_are_offered_where_ids_belong(handbook: Path) -> None:
    """`from` is who said something in a comment, and a day in people.yml: nobody is offered there."""

    async def scenario(editor: Editor) -> None:
        text, people = editor.open(PATH), editor.open("people.yml")
        editor.write(PATH, text.replace("steps:", "participation:\n  feedback:\n    - {id: F1, from: }\nsteps:"))
        assert "ana.ruiz" in labels(await editor.offered(PATH, "from: "))
        editor.write("people.yml", people.replace("team: mops}\nroles", "team: mops, from: }\nroles"))
        assert await editor.offered("people.yml", "from: ") == []
        assert labels(await editor.offered("people.yml", "holder: ")) == ["ana.ruiz", "luis.gomez"]
        assert labels(await editor.offered("people.yml", "Luis G\u00f3mez, team: ")) == ["mops"]

    played(handbook, scenario)


def test_an_id_in_a_list_is_offered_by_its_kind(handbook: Path) -> None:
    """`- role:` is the beginning of a role's id and no key."""

    async def scenario(editor: Editor) -> None:
        text = editor.open(PATH)
        editor.write(PATH, text.replace("responsible: [luis.gomez]", "responsible:\n          - role:"))
        found = await editor.offered(PATH, "          - role:")
        assert "role:mops-lead" in labels(found)
        assert found[0].text_edit.range.start.character == len("          - ")

    played(handbook, scenario)


def test_words_are_explained_and_lead_somewhere(handbook: Path) -> None:
    """Keys say what they are for; ids say whose they are and lead to where they are written."""

    async def scenario(editor: Editor) -> None:
        editor.open(PATH)
        await editor.first_codes(PATH)
        assert (await editor.hover(PATH, "accoun")).startswith("The one who answers for it")
        assert "Luis Gómez" in await editor.hover(PATH, "responsible: [luis")
        assert "Twice the clicks" in await editor.hover(PATH, "serves: [G")
        assert await editor.hover(PATH, "Owner: see") == ""
        assert await editor.leads(PATH, "responsible: [luis") == (
            "people.yml",
            "luis.gomez: {name: Luis Gómez, team: mops}",
        )
        assert await editor.leads(PATH, "serves: [G") == (PATH, "- id: G1")

    played(handbook, scenario)


def test_what_is_certain_can_be_mended_by_a_key(handbook: Path) -> None:
    """A finding that `--fix` would mend has a quick fix that writes the same."""

    async def scenario(editor: Editor) -> None:
        text = editor.open(PATH)
        before = await editor.first_codes(PATH)
        editor.write(PATH, text.replace("due: 2026-11-30", "due: 30.11.2026"))
        line = text.split("\n").index("        due: 2026-11-30")
        await editor.codes(PATH, [*before, "FM-002"])
        found = await editor.actions(PATH, line)
        (edit,) = found[0].edit.changes[editor.uri(PATH)]
        assert (edit.new_text, edit.range.start.line, edit.range.start.character) == ("2026-11-30", line, 13)

    played(handbook, scenario)


def test_a_folder_without_a_handbook_is_left_in_peace(tmp_path: Path) -> None:
    """Markdown that is no part of a handbook gets no findings and no offers."""
    (tmp_path / "notes.md").write_text("---\nowner: x\n---\n", encoding="utf-8")

    async def scenario(editor: Editor) -> None:
        editor.open("notes.md")
        assert await editor.offered("notes.md", "owner: ") == []
        assert editor.found.get(editor.uri("notes.md"), []) == []

    played(tmp_path, scenario)


def test_half_written_front_matter_does_no_harm(handbook: Path) -> None:
    """At every stage of typing a plan the server answers, and says nothing is wrong with it in the end."""

    async def scenario(editor: Editor) -> None:
        text = editor.open(PATH)
        before = await editor.first_codes(PATH)
        for end in range(4, len(text), 7):
            editor.write(PATH, text[:end])
            await editor.offered(PATH, text[:end])
            await editor.hover(PATH, text[: end // 2])
        editor.write(PATH, text)
        assert await editor.codes(PATH, before) == before
        assert editor.messages == []

    played(handbook, scenario)
