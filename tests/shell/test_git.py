"""Versions of a handbook, read from real repositories."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from mopsdocs.model.config import Versions
from mopsdocs.model.source import Kind, Version, blob_id
from mopsdocs.model.text import Text
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Repository, open_repository
from mopsdocs.shell.reader import read
from mopsdocs.shell.shown import ENGLISH
from mopsdocs.shell.versions import Available, find_versions, inventories, open_versions, version_at
from mopsdocs.shell.workspace import open_workspace
from repository import PLAYBOOK, Repo, handbook, signed, start

LUIS = ("Luis Gómez", "luis@example.com")


@contextmanager
def opened(root: Path) -> Iterator[Repository]:
    """The repository of a handbook, which has to have one."""
    repository = open_repository(root)
    assert repository
    with closing(repository):
        yield repository


def found(root: Path, asked: Versions) -> Available:
    """The versions of a handbook, those that cannot be read left out."""
    repository, published = open_versions(root, asked)
    if repository is None:
        return published
    with repository:
        return inventories(repository, published)[0]


def names(published: Available) -> list[str]:
    """The versions' names, newest first."""
    return [one.name for one in published.versions]


def messages(published: Available) -> list[str]:
    """What is said of versions that are not there."""
    return [ENGLISH.said(one.said) for one in published.noticed]


def texts(repository: Repository, version: Version) -> dict[str, str]:
    """The texts of a version by path."""
    return {one.path: one.content.decode() for one in repository.snapshot(version).sources}


def test_a_tag_holds_what_was_committed(tmp_path: Path) -> None:
    """A version has the texts, the day and the note of its tag, and neither what came later nor what lies about."""
    repo = handbook(tmp_path)
    repo.write({PLAYBOOK: "not committed\n", "playbooks/new.md": "nor this\n"})

    with opened(tmp_path) as repository:
        first, second = reversed(find_versions(repository, Versions(tags="v*")).versions)

        assert Version("v1", date(2026, 1, 15), date(2026, 1, 15), Kind.TAG, "v1", first.commit) == first
        assert Text("The second quarter\n\nMore leads.", "") == second.note
        assert (date(2026, 2, 15), date(2026, 2, 20)) == (second.as_of, second.released)
        assert {"mopsdocs.yml": "title: Handbook\n", PLAYBOOK: "first\n"} == texts(repository, first)
        assert ("playbooks/plan.png",) == repository.snapshot(second).files


def test_a_clean_working_tree_and_its_commit_are_the_same_sources(tmp_path: Path) -> None:
    """What is on disk and what is committed have equal paths, contents and ids, so that they are parsed once."""
    repo = handbook(tmp_path)
    repo.commit({"people.yml": "people: {}\n", "playbooks/a/b.es.md": "hola\n", "notes.md": "no\n"})
    repo.commit({"playbooks/.hidden/x.md": "no\n", "playbooks/data.csv": "no\n", "playbooks/P.PNG": "yes"})
    disk = read(open_workspace(tmp_path, date(2026, 4, 1))).snapshot

    with opened(tmp_path) as repository:
        version = version_at(repository, "HEAD")
        snapshot = repository.snapshot(version)

        assert (disk.sources, disk.files) == (snapshot.sources, snapshot.files)
        assert all(blob_id(one.content) == one.id for one in snapshot.sources)


def test_images_are_read_by_their_ids(tmp_path: Path) -> None:
    """A picture of an old version can be copied without its version being read."""
    handbook(tmp_path)
    with opened(tmp_path) as repository:
        id_ = repository.inventory(version_at(repository, "v2").commit).files["playbooks/plan.png"]

        assert {id_: b"picture"} == repository.blobs([id_])


def test_names_without_a_number_are_no_newer(tmp_path: Path) -> None:
    """A second name for an old commit is not the current version; names that all lack a number go by their days."""
    repo = handbook(tmp_path)
    repo.tag("v10")
    repo.git("branch", "pilot", "v1")
    several = Versions(tags="v*", refs={"old": "v1", "ancient": "v2", "edition-3": "v1"}, branches=("pilot",))
    mixed, plain = found(tmp_path, several), found(tmp_path, Versions(refs={"zoo": "v1", "ark": "v2"}))

    assert ["pilot", "v10", "v2", "v1", "edition-3", "ancient", "old"] == [one.name for one in mixed.versions]
    assert ("v10", "ark") == (mixed.current, plain.current)
    by_name = Versions(tags="v*", refs={"old": "v1"}, current="old")
    assert "old" == found(tmp_path, by_name).current


def test_versions_are_ordered_by_number_or_by_day(tmp_path: Path) -> None:
    """v10 comes after v9, a release after its candidates; or else whatever was committed later is newer."""
    repo = start(tmp_path)
    days = {"v10": 3, "v9": 4, "v2.0-rc1": 5, "v2.0": 2, "v2.0-rc10": 6, "v2.0-rc2": 7, "v2.0.1": 8}
    for name, day in days.items():
        repo.commit({PLAYBOOK: name}, f"2026-01-0{day}")
        repo.tag(name)

    by_number = ["v10", "v9", "v2.0.1", "v2.0", "v2.0-rc10", "v2.0-rc2", "v2.0-rc1"]
    assert by_number == names(found(tmp_path, Versions(tags="v*")))
    by_day = ["v2.0.1", "v2.0-rc2", "v2.0-rc10", "v2.0-rc1", "v9", "v10", "v2.0"]
    assert by_day == names(found(tmp_path, Versions(tags="v*", order="date")))


def test_branches_and_commits_are_versions(tmp_path: Path) -> None:
    """A branch, an id, the beginning of one and a tag's name all lead to a version with a name of its own."""
    repo = handbook(tmp_path)
    head = repo.git("rev-parse", "HEAD")
    repo.git("branch", "feature/new forms".replace(" ", "-"))
    refs = {"2025-q4": head[:7], "2026-q1": head.upper(), "old": "v1"}
    label = {"old": Text("The old one", "en"), "feature-new-forms": Text("Trial", "en")}
    published = found(tmp_path, Versions(branches=("feature/new-forms",), refs=refs, label=label))

    assert [] == messages(published)
    by_name = {one.name: one for one in published.versions}
    assert {"2025-q4", "2026-q1", "old", "feature-new-forms"} == set(by_name)
    assert head == by_name["2025-q4"].commit == by_name["2026-q1"].commit == by_name["feature-new-forms"].commit
    assert (Kind.BRANCH, None, Text("Trial", "en")) == (
        by_name["feature-new-forms"].kind,
        by_name["feature-new-forms"].released,
        by_name["feature-new-forms"].label,
    )
    assert Text("The old one", "en") == by_name["old"].label


@pytest.mark.parametrize(
    ("current", "expected"), [("latest", "v2"), ("v1", "v1"), ("next", "next"), ("main", "main"), ("v7", "v2")]
)
def test_the_current_version(tmp_path: Path, current: str, expected: str) -> None:
    """The newest version that stays as it is, or the one that is named; a name that is none is told."""
    handbook(tmp_path)
    published = found(tmp_path, Versions(tags="v*", branches=("main",), current=current))

    assert expected == published.current
    assert (["There is no version v7"] if current == "v7" else []) == messages(published)


def test_whatever_is_missing_is_told_once(tmp_path: Path) -> None:
    """A version that is not there is one warning, at its place, with a hint; the others are published."""
    handbook(tmp_path)
    refs = {"gone": "0" * 40, "short": "abcdef0", "strange": "--output=pwn", "range": "v1..v2", "v1": "v1"}
    label = {"gone": Text("Gone", "en"), "never": Text("Never", "en")}
    published = found(tmp_path, Versions(branches=("nowhere",), refs=refs, label=label, tags="w*"))

    assert ["v1"] == names(published)
    assert [
        "No tag of the repository fits w*",
        "The version gone is left out: The repository lacks the object 000000000000",
        "The version short is left out: No commit begins with abcdef0",
        "The version strange is left out: The repository has no tag, branch or commit --output=pwn",
        "The version range is left out: The repository has no tag, branch or commit v1..v2",
        "The version nowhere is left out: The repository has no branch nowhere",
        "There is no version never",
    ] == messages(published)
    assert all(one.hint and one.code == "VER-004" for one in published.noticed)


def test_without_settings_git_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handbook that asks for no versions builds where there is no git."""
    handbook(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert (None, Available()) == open_versions(tmp_path, Versions(branches=(), label={"v1": Text("1", "en")}))
    assert ["There is no git on this machine"] == messages(found(tmp_path, Versions(tags="v*")))


def test_a_folder_without_repository_has_no_versions(tmp_path: Path) -> None:
    """Asked for versions where there is no repository, the handbook is built without, and says so."""
    assert open_repository(tmp_path) is None
    expected = ["The handbook lies in no git repository, so it has no versions"]
    assert expected == messages(found(tmp_path, Versions(tags="v*")))


def test_a_handbook_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    """Only what lies below the handbook's own folder counts; a commit from before the folder is left out."""
    repo = handbook(tmp_path)
    repo.commit({"docs/team/mopsdocs.yml": "title: Team\n", "docs/team/playbooks/x.md": "ours\n"})
    repo.tag("v3")
    published = found(tmp_path / "docs" / "team", Versions(tags="v*"))

    assert ["v3"] == names(published)
    told = "is left out: it has no playbooks where the handbook lies today"
    assert [f"The version v2 {told}", f"The version v1 {told}"] == messages(published)
    with opened(tmp_path / "docs" / "team") as repository:
        mine = {"mopsdocs.yml": "title: Team\n", "playbooks/x.md": "ours\n"}
        assert mine == texts(repository, published.versions[0])
        changed = repository.last_changed(["playbooks/x.md", PLAYBOOK], published.versions[0].commit)
        assert ["playbooks/x.md"] == list(changed)


def test_bare_repositories_and_linked_working_trees(tmp_path: Path) -> None:
    """A bare clone, a linked working tree, a submodule and packed objects give the same version."""
    repo = handbook(tmp_path / "handbook")
    repo.git("gc", "-q")
    repo.git("clone", "-q", "--bare", ".", "../bare.git")
    repo.git("worktree", "add", "-q", "--detach", "../linked")
    outer = start(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(repo.root), "inner")

    expected = find(repo.root)
    assert 3 == len(expected)
    for root in (tmp_path / "bare.git", tmp_path / "linked", tmp_path / "outer" / "inner"):
        assert expected == find(root)


def find(root: Path) -> tuple[Version, ...]:
    """All tags, and what is checked out."""
    with opened(root) as repository:
        return (*find_versions(repository, Versions(tags="*")).versions, version_at(repository, "HEAD"))


def test_a_shallow_clone_says_what_it_lacks(tmp_path: Path) -> None:
    """Where the clone is too short, the message says how to lengthen it; what is there is published."""
    repo = handbook(tmp_path / "handbook")
    first = repo.git("rev-parse", "v1")
    repo.git("clone", "-q", "--depth", "1", repo.root.as_uri(), "../clone")
    published = found(tmp_path / "clone", Versions(refs={"old": first, "v2": "v2"}, branches=("main",)))

    assert ["main"] == names(published)
    assert [
        f"The version old is left out: The repository lacks the object {first[:12]}",
        "The version v2 is left out: The repository has no tag, branch or commit v2",
    ] == messages(published)
    assert all("git fetch --unshallow" in str(one.hint) for one in published.noticed)
    with opened(tmp_path / "clone") as repository:
        assert {} == repository.last_changed([PLAYBOOK], repository.head() or "")


def test_a_partial_clone_says_what_it_lacks(tmp_path: Path) -> None:
    """A clone without old files is not filled behind the user's back."""
    repo = handbook(tmp_path / "handbook")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", repo.root.as_uri(), "../clone")
    published = found(tmp_path / "clone", Versions(tags="v*", branches=("main",)))

    assert ["main"] == names(published)
    told = f"is left out: The repository lacks {PLAYBOOK}"
    assert [f"The version v2 {told}", f"The version v1 {told}"] == messages(published)


def test_a_branch_known_from_origin_alone(tmp_path: Path) -> None:
    """A build machine checks out a commit, and has the branch as origin/main only."""
    repo = handbook(tmp_path / "handbook")
    repo.git("clone", "-q", ".", "../clone")
    clone = Repo(tmp_path / "clone")
    clone.git("checkout", "-q", "--detach")
    clone.git("branch", "-q", "-D", "main")

    assert ["main"] == names(found(clone.root, Versions(branches=("main",))))


def test_sha256_repositories_are_read(tmp_path: Path) -> None:
    """A repository of git's newer kind has the same versions."""
    repo = Repo(tmp_path)
    repo.git("init", "-q", "--object-format=sha256", "-b", "main")
    repo.commit({PLAYBOOK: "first\n"})
    repo.tag("v1", note="Longer ids")

    with opened(tmp_path) as repository:
        (version,) = find_versions(repository, Versions(tags="v*")).versions
        assert {PLAYBOOK: "first\n"} == texts(repository, version)


def test_who_changed_what(tmp_path: Path) -> None:
    """The commits between two versions, each with its author and the handbook's files that it touches."""
    repo = handbook(tmp_path)
    repo.git("mv", PLAYBOOK, "playbooks/moved.md")
    repo.commit({"README.md": "no playbook\n"}, "2026-04-01", LUIS)
    repo.commit({"README.md": "still none\n"}, "2026-04-02", LUIS)
    repo.git("checkout", "-q", "-b", "side", "HEAD~1")
    repo.commit({"people.yml": "people: {}\n"}, "2026-04-03")
    repo.git("checkout", "-q", "main")
    repo.commit({"playbooks/b.md": "b\n"}, "2026-04-04")
    repo.git("merge", "-q", "--no-edit", "side", env=signed("2026-04-05", LUIS))

    with opened(tmp_path) as repository:
        base, head = (repository.find(one).commit.id for one in ("v2", "main"))
        authors = [(one.name, one.email, str(one.day), one.paths) for one in repository.authors(base, head)]
        assert [
            ("Ana Ruiz", "ana@example.com", "2026-04-04", ("playbooks/b.md",)),
            ("Ana Ruiz", "ana@example.com", "2026-04-03", ("people.yml",)),
            ("Luis Gómez", "luis@example.com", "2026-04-01", (PLAYBOOK, "playbooks/moved.md")),
            ("Ana Ruiz", "ana@example.com", "2026-03-15", (PLAYBOOK,)),
        ] == authors
        assert () == repository.authors(head, head)


def test_when_a_file_last_changed(tmp_path: Path) -> None:
    """The day on which a file came to say what it says; of a file that is not there nothing is told."""
    handbook(tmp_path)
    with opened(tmp_path) as repository:
        head = repository.head()
        assert head
        paths = [PLAYBOOK, "mopsdocs.yml", "playbooks/plan.png", "playbooks/none.md"]
        assert {
            PLAYBOOK: date(2026, 3, 15),
            "mopsdocs.yml": date(2026, 1, 15),
            "playbooks/plan.png": date(2026, 2, 15),
        } == repository.last_changed(paths, head)


def test_days_are_those_of_utc(tmp_path: Path) -> None:
    """A version has the same day wherever it was committed and wherever it is built."""
    repo = start(tmp_path)
    repo.commit({PLAYBOOK: "late\n"}, "2026-01-15T23:30:00 -0500")
    with opened(tmp_path) as repository:
        assert date(2026, 1, 16) == version_at(repository, "HEAD").as_of


def test_an_unborn_branch_has_no_commit(tmp_path: Path) -> None:
    """A repository without commits opens, and whoever asks for its HEAD is told."""
    start(tmp_path)
    with opened(tmp_path) as repository:
        assert repository.head() is None
        with pytest.raises(UserError, match="no tag, branch or commit HEAD"):
            repository.find("HEAD")


def test_ten_versions_take_few_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tags there are, git is started four times to read them all."""
    repo = handbook(tmp_path / "handbook")
    for number in range(3, 11):
        repo.commit({PLAYBOOK: f"{number}\n"})
        repo.tag(f"v{number}", note="Note")
    real = shutil.which("git")
    counted = tmp_path / "bin" / "git"
    counted.parent.mkdir()
    counted.write_text(f'#!/bin/sh\necho . >> "{tmp_path}/count"\nexec "{real}" "$@"\n')
    counted.chmod(0o755)
    monkeypatch.setenv("PATH", str(counted.parent), prepend=":")

    with opened(repo.root) as repository:
        published = find_versions(repository, Versions(tags="v*"))
        for one in published.versions:
            repository.snapshot(one)
    assert 10 == len(published.versions)
    assert 4 == len((tmp_path / "count").read_text().split())
