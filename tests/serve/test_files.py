"""Whatever happens to the files, the preview lives, and says what is so."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from checkout import TODAY
from mopsdocs.shell import commands
from mopsdocs.shell.order import CheckOrder
from serve.conftest import EMAIL, PAGE, Preview
from serve.test_edit import open_task, post

SUMMARY = "Email brings us leads we already know how to talk to."


def troubles(told: Mapping[str, object]) -> list[str]:
    """The files that keep pages from being new."""
    found = told["troubles"]
    assert isinstance(found, list)
    return [one["path"] for one in found]


def mended(preview: Preview) -> None:
    """Waits until nothing keeps pages from being new."""
    preview.until(PAGE, lambda told: not troubles(told))


def in_place(file: Path, text: str) -> None:
    """Saves as some editors do: into the file itself."""
    file.write_text(text, "utf-8")


def by_rename(file: Path, text: str) -> None:
    """Saves as others do: a new file takes the old one's place."""
    draft = file.with_name(f".{file.name}.swp")
    draft.write_text(text, "utf-8")
    draft.replace(file)


def with_backup(file: Path, text: str) -> None:
    """Saves as Vim does: the old file is moved away, a new one written, the old one removed."""
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


def in_two_parts(file: Path, text: str) -> None:
    """Saves slowly: for a moment half of the file is there."""
    with file.open("w", encoding="utf-8") as opened:
        opened.write(text[:900])
        opened.flush()
        time.sleep(0.1)
        opened.write(text[900:])


@pytest.mark.parametrize("save", [in_place, by_rename, with_backup, in_two_parts])
def test_every_way_to_save(preview: Preview, save: Callable[[Path, str], None]) -> None:
    """However an editor saves, the page shows it, three times in a row."""
    file = preview.root / EMAIL
    text = file.read_text("utf-8")
    for number in range(3):
        save(file, text.replace(SUMMARY, f"Saved {number} times."))
        preview.shows(f"Saved {number} times.")
    mended(preview)


def test_files_come_go_and_move(preview: Preview) -> None:
    """A new playbook has a page, a renamed one another, a removed one none; a new folder is listened to."""
    text = (preview.root / EMAIL).read_text("utf-8")
    folder = preview.root / "playbooks" / "campaigns" / "deeper"
    folder.mkdir()
    (folder / "spring.md").write_text("---\ntitle: Spring\n---\nGreen.\n")
    preview.shows("Green.", "pages/campaigns/deeper/spring.html")

    (folder / "spring.md").write_text("---\ntitle: Spring\n---\nGreener.\n")
    preview.shows("Greener.", "pages/campaigns/deeper/spring.html")

    (folder / "spring.md").rename(folder / "summer.md")
    preview.shows("Greener.", "pages/campaigns/deeper/summer.html")
    preview.until("pages/campaigns/deeper/spring.html", lambda told: told["missing"] is True)

    (preview.root / EMAIL).unlink()
    preview.until(PAGE, lambda told: told["missing"] is True)
    (preview.root / EMAIL).write_text(text, "utf-8")
    preview.shows(SUMMARY)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("people.yml", None),
        ("people.yml", b"people: [\n"),
        ("people.yml", b"\xff\xfe\x00"),
        ("mopsdocs.yml", None),
        ("mopsdocs.yml", b"title: [\n"),
        ("mopsdocs.yml", b"titel: Ours\n"),
        (EMAIL, b"---\ntitle: [x\nowner: ana.ruiz\n---\n"),
        (EMAIL, b"<<<<<<< HEAD\n---\ntitle: x\n=======\n---\ntitle: y\n>>>>>>> other\n"),
        (EMAIL, b"\x00\x01"),
        ("templates/pages/playbook.html", b"{% if %}"),
        ("templates/pages/playbook.html", b"{{ view.nothing.at.all }}"),
        ("templates/pages/playbook.html", b"\xff\xfe"),
    ],
)
def test_the_last_good_pages_stay(preview: Preview, path: str, content: bytes | None) -> None:
    """With any file broken or gone all pages stay as they were, it is told which, and mending it is enough."""
    pages = (PAGE, "index.html", "people/ana.ruiz.html", "es/tasks.html")
    before = {page: preview.look(page)["html"] for page in pages}
    file = preview.root / path
    good = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)

    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    told = preview.until(PAGE, lambda told: bool(told["troubles"]))
    said = str(told["troubles"])
    assert path in said or f"templates/{Path(path).name}" in said or path.startswith("templates/")
    assert str(preview.root) not in said.replace(f"{preview.root}/templates", "")
    assert "Traceback" not in said
    for page in pages:
        assert main(before[page]) == main(preview.look(page)["html"]), page

    if good is None:
        file.unlink()
    else:
        file.write_bytes(good)
    mended(preview)
    for page in pages:
        assert main(before[page]) == main(preview.look(page)["html"]), page
    assert preview.process.poll() is None


def main(page: object) -> str:
    """The main part of a page."""
    return str(page).partition("<main")[2].partition("</main>")[0]


def test_everything_away_and_back(preview: Preview) -> None:
    """Without its folder of playbooks a handbook stays as it was, and why is told until the folder is back."""
    preview.change("languages: [en, es, pt]", "languages: [es]", "mopsdocs.yml")
    preview.until("index.html", lambda told: told["lang"] == "es")
    before = main(preview.look("index.html")["html"])
    away = preview.root.with_name("away")
    (preview.root / "playbooks").rename(away)
    told = preview.until(PAGE, lambda told: bool(told["troubles"]))
    assert "No hay ninguna carpeta playbooks/ en handbook" in str(told["troubles"])
    assert SUMMARY in str(told["html"])
    assert before == main(preview.look("index.html")["html"])
    away.rename(preview.root / "playbooks")
    mended(preview)

    preview.change(SUMMARY, "Still listening.")
    preview.shows("Still listening.")


def test_a_burst(handbook: Path, start: Callable[..., Preview]) -> None:
    """A branch with many other files is switched to and back, and what is shown in the end is what is there."""
    for number in range(300):
        text = f"---\ntitle: Number {number}\n---\nFirst.\n"
        (handbook / "playbooks" / "campaigns" / f"n{number}.md").write_text(text)
    git(handbook, "init", "-q", "-b", "main")
    git(handbook, "add", ".")
    git(handbook, "commit", "-qm", "One")
    git(handbook, "checkout", "-qb", "other")
    for file in (handbook / "playbooks" / "campaigns").glob("n*.md"):
        file.write_text(file.read_text().replace("First.", "Second."))
    git(handbook, "commit", "-qam", "Two")
    preview = start(handbook)
    for branch, words in (("main", "First."), ("other", "Second."), ("main", "First.")):
        git(handbook, "checkout", "-q", branch)
        for number in (0, 150, 299):
            preview.shows(words, f"pages/campaigns/n{number}.html")
    mended(preview)


def test_a_branch_with_five_thousand_other_files(handbook: Path, start: Callable[..., Preview]) -> None:
    """While git exchanges 5,000 files the preview answers with whole pages, and ends with what is there."""
    folder = handbook / "playbooks" / "campaigns" / "many"
    folder.mkdir()
    git(handbook, "init", "-q", "-b", "main")
    for branch, words in (("main", "First."), ("other", "Second.")):
        for number in range(5000):
            (folder / f"n{number}.md").write_text(f"---\ntitle: Number {number}\n---\n{words}\n")
        git(handbook, "checkout", "-qB", branch)
        git(handbook, "add", ".")
        git(handbook, "commit", "-qm", branch)
    preview = start(handbook, ready=False)
    reached(preview, "Second.")

    begun = preview.look()["version"]
    git(handbook, "switch", "-q", "main")
    reached(preview, "First.")

    mended(preview)
    assert int(str(preview.look()["version"])) - int(str(begun)) < 10
    for number in (0, 2500, 4999):
        assert b"First." in preview.ask(f"/pages/campaigns/many/n{number}.html")[2]


def reached(preview: Preview, words: str) -> None:
    """Asks for pages until the last of many has some words, and all are whole; `make bench` times it."""
    end = time.monotonic() + 240
    while time.monotonic() < end:
        for page in ("pages/campaigns/many/n4999.html", PAGE):
            status, _, content = preview.ask(f"/{page}")
            assert status in {200, 503}
            assert content.rstrip().endswith(b"</html>")
            if words.encode() in content:
                return
        time.sleep(0.05)
    raise AssertionError("It never came")


def test_a_merge_that_stops_half_way(preview: Preview) -> None:
    """Where a merge leaves its marks in a plan the page stays as it was, until the merge is given up."""
    git(preview.root, "init", "-q", "-b", "main")
    git(preview.root, "add", ".")
    git(preview.root, "commit", "-qm", "One")
    git(preview.root, "checkout", "-qb", "other")
    preview.change("status: active", "status: paused")
    git(preview.root, "commit", "-qam", "Two")
    git(preview.root, "checkout", "-q", "main")
    preview.change("status: active", "status: done")
    git(preview.root, "commit", "-qam", "Three")
    preview.until(PAGE, lambda told: 'tone-ok">Done' in str(told["html"]) or "Done" in main(told["html"]))
    before = main(preview.look()["html"])

    merge = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "merge", "other"]
    assert 1 == subprocess.run(merge, cwd=preview.root, capture_output=True, check=False).returncode
    preview.until(PAGE, lambda told: troubles(told) == [EMAIL])
    assert before == main(preview.look()["html"])

    git(preview.root, "merge", "--abort")
    mended(preview)
    assert before == main(preview.look()["html"])


def test_no_branch_at_all(preview: Preview) -> None:
    """Whoever looks at an older commit sees what it said."""
    git(preview.root, "init", "-q", "-b", "main")
    git(preview.root, "add", ".")
    git(preview.root, "commit", "-qm", "One")
    preview.change(SUMMARY, "Said later.")
    git(preview.root, "commit", "-qam", "Two")
    preview.shows("Said later.")

    git(preview.root, "checkout", "-q", "--detach", "HEAD~1")

    preview.shows(SUMMARY)


def git(root: Path, *words: str) -> None:
    """Runs git."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def test_git_in_the_middle_of_something(preview: Preview) -> None:
    """While git holds its index, nobody looks; afterwards all is shown at once."""
    git(preview.root, "init", "-q")
    lock = preview.root / ".git" / "index.lock"
    lock.touch()
    (preview.root / "people.yml").write_text("people: [\n")
    time.sleep(1.5)
    assert [] == troubles(preview.look())
    lock.unlink()
    preview.until(PAGE, lambda told: troubles(told) == ["people.yml"])


def test_a_lock_that_git_has_left_behind(handbook: Path, start: Callable[..., Preview]) -> None:
    """An edit from a page stands at once whatever git does, that git is waited for is said, and a lock is so once."""
    git(handbook, "init", "-q", "-b", "main")
    preview = start(handbook, "--edit")
    (preview.root / ".git" / "index.lock").touch()
    began = time.monotonic()
    assert 200 == post(preview, {"task": open_task(preview), "values": {"due": "2026-10-20"}})[0]
    preview.shows("20 Oct 2026")
    assert time.monotonic() - began < 2

    preview.change(SUMMARY, "Waits for git.")
    preview.until(PAGE, lambda told: told["git"] is True)
    assert SUMMARY in str(preview.look()["html"])
    preview.shows("Waits for git.")
    preview.until(PAGE, lambda told: told["git"] is False)

    began = time.monotonic()
    preview.change("Waits for git.", "Waits no more.")
    preview.shows("Waits no more.")
    assert time.monotonic() - began < 5


def test_git_in_the_middle_of_something_elsewhere(handbook: Path, start: Callable[..., Preview]) -> None:
    """In a working tree beside the repository, too, nobody looks while git holds its index."""
    git(handbook, "init", "-q", "-b", "main")
    git(handbook, "add", ".")
    git(handbook, "commit", "-qm", "One")
    git(handbook, "worktree", "add", "-q", "-b", "other", "../beside")
    preview = start(handbook.with_name("beside"))
    lock = handbook / ".git" / "worktrees" / "beside" / "index.lock"
    lock.touch()
    (preview.root / "people.yml").write_text("people: [\n")
    time.sleep(1.5)
    assert [] == troubles(preview.look())
    lock.unlink()
    preview.until(PAGE, lambda told: troubles(told) == ["people.yml"])


def test_where_the_system_tells_of_nothing(handbook: Path, start: Callable[..., Preview]) -> None:
    """Where the system's limit of watched folders is reached the preview says so, and looks now and then."""
    preview = start(handbook, watches=0)

    preview.change(SUMMARY, "Seen all the same.")
    preview.shows("Seen all the same.")

    assert "the folder is looked at now and then" in preview.errors.read_text()
    assert "max_user_watches" in preview.errors.read_text()


def test_nothing_is_written(preview: Preview, tmp_path: Path) -> None:
    """A preview leaves the handbook's folder as it found it, and the site that was built there, too."""
    site = preview.root / "site"
    site.mkdir()
    (site / "index.html").write_text("Built.")
    names = sorted(preview.root.rglob("*"))
    preview.change(SUMMARY, "Seen.")
    preview.shows("Seen.")
    assert 200 == preview.ask("/tasks.html")[0]

    assert names == sorted(preview.root.rglob("*"))
    assert "Built." == (site / "index.html").read_text()


def test_a_warm_start_shows_the_same(handbook: Path, start: Callable[..., Preview]) -> None:
    """What a second preview shows from memory is what the first one showed; an edit in between is seen."""
    first = start(handbook)
    before = {page: first.look(page)["html"] for page in ("index.html", PAGE, "tasks.html")}
    old = time.time() - 60
    for file in handbook.rglob("*"):
        os.utime(file, (old, old))
    time.sleep(5)
    first.process.terminate()
    first.process.wait(15)

    second = start(handbook)
    assert before == {page: second.look(page)["html"] for page in before}
    second.process.terminate()
    second.process.wait(15)

    second.change(SUMMARY, "Changed while nobody looked.")
    third = start(handbook)
    third.shows("Changed while nobody looked.")


def test_a_folder_of_notes(tmp_path: Path, start: Callable[..., Preview]) -> None:
    """A folder without mopsdocs.yml is a handbook, too, and its files are named as their author knows them."""
    root = tmp_path / "notes"
    root.mkdir()
    (root / "note.md").write_text("---\ntitle: A note\n---\nHello.\n")
    preview = start(root)
    preview.shows("Hello.", "pages/note.html")

    (root / "note.md").write_text("---\ntitle: A note\n---\nHello again.\n")
    preview.shows("Hello again.", "pages/note.html")


def test_it_ends_when_told_to(preview: Preview) -> None:
    """Whoever ends it gets the terminal back at once, while a page is still listening."""
    with subprocess.Popen(["curl", "-sN", f"{preview.address}-/events"], stdout=subprocess.DEVNULL) as listening:
        time.sleep(0.5)
        begun = time.monotonic()
        preview.process.terminate()
        assert 143 == preview.process.wait(20)
        assert time.monotonic() - begun < 8
        listening.wait(5)
    assert "Traceback" not in preview.errors.read_text()


def test_copies_of_images(preview: Preview) -> None:
    """An image beside a playbook is handed out as what it is."""
    shutil.copy(preview.root / "people.yml", preview.root / "playbooks" / "campaigns" / "plan.png")
    end = time.monotonic() + 20
    while time.monotonic() < end and preview.ask("/files/campaigns/plan.png")[0] != 200:
        time.sleep(0.05)

    found, headers, content = preview.ask("/files/campaigns/plan.png")

    assert (200, "image/png") == (found, headers["content-type"])
    assert (preview.root / "people.yml").read_bytes() == content


def test_what_was_accepted_is_not_told(handbook: Path, start: Callable[..., Preview]) -> None:
    """Findings accepted with `check --baseline` stand on no page; a new one does, and a broken list is told."""
    change = (handbook / EMAIL).read_text("utf-8").replace("\nowner: ", "\nowner: nobody.here # ", 1)
    (handbook / EMAIL).write_text(change, "utf-8")
    accept = CheckOrder(
        handbook, date.fromisoformat(TODAY), None, "json", strict=False, lang="en", baseline=True, no_ignore=False,
        fix=False,
    )  # fmt: skip
    commands.check(order=accept)
    preview = start(handbook)

    told = preview.until(PAGE, lambda told: bool(told["html"]))
    assert "nobody.here" not in str(told["findings"])
    preview.change("status: active\n", "status: activ\n")
    told = preview.until(PAGE, lambda told: bool(told["findings"]))
    assert "activ" in str(told["findings"])
    assert "nobody.here" not in str(told["findings"])
    (handbook / "mopsdocs.baseline.json").write_text("{}")
    told = preview.look()
    assert "cannot be read" in str(told)
    assert "nobody.here" in str(told["findings"])
