"""In the places where people work: hooks, actions and templates as code hosts read them, and run as they run them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import mopsdocs
from checkout import CHECKOUT, SRC
from repository import Repo, start
from test_commands import mopsdocs as run_mopsdocs

TEMPLATES = CHECKOUT / "templates" / "init" / "workplace"
ACTION = CHECKOUT / "action.yml"
BIN = Path(sys.executable).parent
MAIL = "playbooks/campaigns/mail.md"
PLAN = """\
---
title: Make email pay
owner: ana
status: draft
goals:
  - {id: G1, title: More clicks, scope: All, due: 2026-12-31}
tasks:
  - {id: T1, title: Write the mail, serves: [G1], responsible: [ben], accountable: ana, due: 2026-11-30}
---

It costs much less.
"""
FILES = {
    "mopsdocs.yml": "title: Handbook\nlanguages: [en]\nlevels: {default: draft}\n",
    "people.yml": "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Weber}}\n",
    MAIL: PLAN,
}
# What GitHub's own program answers, of the requests that we send; any other one fails.
GH = """\
#!{python}
import json, os, pathlib, sys
words = sys.argv[1:]
store = pathlib.Path(os.environ["GH_STORE"])
state = json.loads(store.read_text())
state["asked"].append([word.partition("=")[0] for word in words])
assert os.environ["GH_TOKEN"] == "secret" and words.pop(0) == "api"
if state.get("refuses"):
    store.write_text(json.dumps(state))
    sys.exit("HTTP 403")
method = words[words.index("--method") + 1] if "--method" in words else "GET"
path = next(word for word in words if word.startswith("repos/"))
fields = [words[i + 1] for i, word in enumerate(words) if word == "--field"]
body = pathlib.Path(fields[0].removeprefix("body=@")).read_text() if fields else ""
comments = state["comments"]
if method == "GET":
    assert path == "repos/team/handbook/issues/7/comments" and "--paginate" in words
    wanted = words[words.index("--jq") + 1]
    assert wanted == '.[] | select(.user.login == "github-actions[bot]")' \\
        ' | select(.body | startswith("<!-- mopsdocs-diff -->")) | .id', wanted
    for one in comments:
        if one["login"] == "github-actions[bot]" and one["body"].startswith("<!-- mopsdocs-diff -->"):
            print(one["id"])
elif method == "POST":
    assert path == "repos/team/handbook/issues/7/comments"
    comments.append({{"id": 100 + len(comments), "login": "github-actions[bot]", "body": body}})
else:
    number = int(path.removeprefix("repos/team/handbook/issues/comments/"))
    found = next(one for one in comments if one["id"] == number)
    if method == "DELETE":
        comments.remove(found)
    else:
        assert method == "PATCH"
        found["body"] = body
store.write_text(json.dumps(state))
"""


def validated(*words: str | Path) -> None:
    """A tool of the code host or of pre-commit finds nothing wrong."""
    done = subprocess.run([BIN / words[0], *words[1:]], capture_output=True, text=True, check=False, cwd=CHECKOUT)
    assert done.returncode == 0, done.stdout + done.stderr


def load(path: Path) -> Any:  # noqa: ANN401  # A tree of texts, lists and mappings.
    """What a YAML file says; `on` stays a word."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # It makes texts, lists and mappings alone.


def steps(path: Path) -> list[dict[str, Any]]:
    """All steps of a workflow or an action."""
    found = load(path)
    if "runs" in found:
        return list(found["runs"]["steps"])
    return [step for job in found["jobs"].values() for step in job["steps"]]


def script(path: Path, name: str) -> str:
    """What a step runs."""
    found: str = next(step["run"] for step in steps(path) if step.get("name") == name)
    return found


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ACTION),
        ("vendor.github-workflows", TEMPLATES / "github.yml"),
        ("vendor.gitlab-ci", TEMPLATES / "gitlab.yml"),
        ("vendor.gitlab-ci", CHECKOUT / "ci" / "gitlab.yml"),
    ],
)
def test_code_hosts_understand(schema: str, path: Path) -> None:
    """Action, workflow and GitLab's templates are what their schemas ask for."""
    validated("check-jsonschema", "--builtin-schema", schema, path)


def test_pre_commit_understands() -> None:
    """Our hooks, and the settings in a new handbook, are what pre-commit asks for."""
    validated("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    validated("pre-commit", "validate-config", TEMPLATES / "pre-commit.yml")


def test_hooks_look_at_what_a_handbook_is_made_of() -> None:
    """A commit of playbooks, values or people is checked; one of anything else is not."""
    (hook,) = load(CHECKOUT / ".pre-commit-hooks.yaml")
    files = re.compile(hook["files"])

    for path in ("playbooks/data/a.md", "handbook/people.yml", "mopsdocs.yml", "playbooks/data/clicks.csv"):
        assert files.search(path), path
    for path in ("README.md", "src/playbooks.py", "old-people.yml"):
        assert not files.search(path), path
    assert {"pass_filenames": "false"}.items() <= hook.items()


def test_actions_are_pinned_by_commit() -> None:
    """Whatever others may change is named by its commit, with its version beside it."""
    for path in (ACTION, TEMPLATES / "github.yml"):
        lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
        assert lines
        for line in lines:
            assert re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_no_text_from_outside_becomes_a_script() -> None:
    """No expression stands in a script, nothing runs with the rights of the base branch, no token is written down."""
    for path in (ACTION, TEMPLATES / "github.yml"):
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert not re.search(r"\bsecrets\.\w", text)
        for step in steps(path):
            assert "${{" not in step.get("run", ""), step
            tokens = [key for key, value in step.get("env", {}).items() if "token" in value]
            assert tokens == (["GH_TOKEN"] if step.get("name") == "Say what the change means" else [])
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] == "false"


def test_jobs_have_the_rights_that_they_need() -> None:
    """Nothing may be done unless a job asks for it: reading, the comment, the pages."""
    found = load(TEMPLATES / "github.yml")

    assert found["permissions"] == {}
    assert {name: job["permissions"] for name, job in found["jobs"].items()} == {
        "check": {"contents": "read", "pull-requests": "write"},
        "build": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_one_text_in_two_places() -> None:
    """The comment is written by the same script in the action and in a new handbook; so is GitLab's template."""
    name = "Say what the change means"

    assert script(ACTION, name) == script(TEMPLATES / "github.yml", name)
    wanted = (TEMPLATES / "gitlab.yml").read_text("utf-8").replace("@VERSION@", mopsdocs.__version__)
    assert wanted == (CHECKOUT / "ci" / "gitlab.yml").read_text("utf-8")


def test_init_writes_them(tmp_path: Path) -> None:
    """A new handbook has them all, with our version in them, and schemas that name its people."""
    root = tmp_path / "handbook"
    assert run_mopsdocs("init", root).returncode == 0
    for path in (".github/workflows/handbook.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
        text = (root / path).read_text("utf-8")
        assert f"mopsdocs=={mopsdocs.__version__}" in text
        assert "@VERSION@" not in text
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    for place, name in settings["yaml.schemas"].items():
        assert (root / name).is_file()
        validated("check-jsonschema", "--schemafile", root / place, root / name)
    people = json.loads((root / ".vscode/people.schema.json").read_text("utf-8"))
    assert people["definitions"]["Known_people"]["enum"] == ["ana.ruiz", "luis.gomez", "marta.gil"]
    assert json.loads((root / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert (root / ".gitignore").read_text("utf-8") == "/site/\n"
    owners = (root / ".github/CODEOWNERS").read_text("utf-8")
    assert [name for name in ("mopsdocs.yml", "people.yml", "signoffs.yml") if f"/{name}" not in owners] == []
    # Nobody is asked who was not put in by hand.
    assert [line for line in owners.splitlines() if not line.startswith("#")] == []


def test_the_hook_looks_at_every_file_that_counts(tmp_path: Path) -> None:
    """Sign-offs, people, settings, playbooks and values start the check before a commit; other files do not."""
    root = tmp_path / "handbook"
    assert run_mopsdocs("init", root).returncode == 0
    hooks = (root / ".pre-commit-config.yaml", CHECKOUT / ".pre-commit-hooks.yaml")
    for (pattern,) in (re.findall(r"files: (\S+)", path.read_text("utf-8")) for path in hooks):
        for name in ("signoffs.yml", "people.yml", "mopsdocs.yml", "playbooks/a/b.md", "playbooks/a/b.csv"):
            assert re.search(pattern, name)
        assert not re.search(pattern, "README.md")


class Host:
    """A code host with a clone as its runner has it: the pull request merged into the base, without branches."""

    def __init__(self, folder: Path) -> None:
        self.repo = start(folder / "origin")
        self.repo.commit(FILES)
        self.folder = folder
        self.commands = folder / "commands"
        self.commands.mkdir()
        self.store = folder / "store.json"
        self.put([])
        self.program("gh", GH.format(python=sys.executable))
        self.program("mopsdocs", f'#!/bin/sh\nPYTHONPATH={SRC} exec {sys.executable} -P -m mopsdocs "$@"\n')

    def program(self, name: str, text: str) -> None:
        """Put a program on the runner's path."""
        (self.commands / name).write_text(text)
        (self.commands / name).chmod(0o755)

    def put(self, comments: list[dict[str, Any]], **more: object) -> None:
        """Set what the pull request has for comments."""
        self.store.write_text(json.dumps({"comments": comments, "asked": [], **more}))

    @property
    def state(self) -> dict[str, Any]:
        """The comments, and what was asked for."""
        found: dict[str, Any] = json.loads(self.store.read_text())
        return found

    def pull(self, files: dict[str, str], meanwhile: dict[str, str] | None = None) -> Repo:
        """Commit a change to a branch, and something else to the base; gives the runner's clone."""
        self.repo.git("checkout", "-q", "-B", "topic", "main")
        self.repo.commit(files, "2026-02-15")
        self.repo.git("checkout", "-q", "main")
        if meanwhile:
            self.repo.commit(meanwhile, "2026-02-20")
        clone = self.folder / "runner"
        subprocess.run(["rm", "-rf", clone], check=True)
        self.repo.git("clone", "-q", str(self.repo.root), str(clone))
        runner = Repo(clone)
        runner.git("checkout", "-q", "--detach", "origin/main")
        env = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        runner.git("merge", "-q", "--no-ff", "-m", "Merge", "origin/topic", env=env)
        runner.git("branch", "-D", "main")
        return runner

    def run(self, runner: Repo, text: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a script as the host's runner does."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI"))}
        path = f"{self.commands}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "XDG_CACHE_HOME": str(self.folder / "cache"), "ROOT": ".", "HANDBOOK_ROOT": "."}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
            cwd=runner.root,
            env=kept | own | {"SOURCE_DATE_EPOCH": "1791979200", "LC_ALL": "C.UTF-8"} | env,
            capture_output=True,
            text=True,
            check=False,
        )

    def comment(self, runner: Repo, path: Path = ACTION, **env: str) -> subprocess.CompletedProcess[str]:
        """Say what the change means."""
        given = {
            "GITHUB_BASE_REF": "main",
            "GITHUB_REPOSITORY": "team/handbook",
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "RUNNER_TEMP": str(self.folder),
            "GH_STORE": str(self.store),
            "GH_TOKEN": "secret",
            "PULL": "7",
            "FORK": "false",
        }
        return self.run(runner, script(path, "Say what the change means"), **given | env)


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A code host with a handbook."""
    return Host(tmp_path)


LATER = PLAN.replace("2026-12-31", "2027-03-31")
OTHERS = [
    {"id": 1, "login": "ana", "body": "<!-- mopsdocs-diff -->\nI only quote it."},
    {"id": 2, "login": "github-actions[bot]", "body": "The tests are green."},
]


def test_one_comment_that_is_replaced(host: Host) -> None:
    """What a change means is said once; said anew it takes the place of what was said, and of nothing else."""
    host.put(OTHERS)
    people = FILES["people.yml"] + "roles: {lead: {holder: ana}}\n"
    runner = host.pull({MAIL: LATER}, meanwhile={"people.yml": people})
    done = host.comment(runner)
    assert done.returncode == 0, done.stderr
    (*others, own) = host.state["comments"]
    assert others == OTHERS
    assert own["body"].startswith("<!-- mopsdocs-diff -->\n")
    assert "31 Mar 2027" in own["body"].replace("\N{NO-BREAK SPACE}", " ")
    # What others did to the base in the meantime is not this change's.
    assert "lead" not in own["body"].casefold()
    assert own["body"] == (host.folder / "summary.md").read_text()

    host.put(host.state["comments"])
    host.comment(host.pull({MAIL: PLAN.replace("2026-12-31", "2027-06-30")}))
    assert len(host.state["comments"]) == 3
    assert "30 Jun 2027" in host.state["comments"][-1]["body"].replace("\N{NO-BREAK SPACE}", " ")


def test_no_comment_about_words(host: Host) -> None:
    """Where only words are others nothing is said, and what was said before is taken back."""
    words = PLAN.replace("much less", "far less")
    host.comment(host.pull({MAIL: words}))
    assert host.state["comments"] == []

    host.comment(host.pull({MAIL: LATER}))
    assert len(host.state["comments"]) == 1
    host.comment(host.pull({MAIL: words}))
    assert host.state["comments"] == []


def test_a_fork_asks_for_nothing(host: Host) -> None:
    """From a fork nothing is asked of the host: what the change means stands in the run's summary."""
    done = host.comment(host.pull({MAIL: LATER}), FORK="true")

    assert done.returncode == 0
    assert host.state["asked"] == []
    assert "mopsdocs-diff" in (host.folder / "summary.md").read_text()


def test_a_host_that_refuses_fails_nothing(host: Host) -> None:
    """Where the token may not comment, the run says so and goes on."""
    host.put([], refuses=True)
    done = host.comment(host.pull({MAIL: LATER}))

    assert done.returncode == 0
    assert "pull-requests: write" in done.stdout
    assert "secret" not in done.stdout + done.stderr


def test_a_base_that_is_not_there(host: Host) -> None:
    """A checkout without the base branch is told what to write, and fails."""
    done = host.comment(host.pull({MAIL: LATER}), GITHUB_BASE_REF="release; touch pwned")

    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout
    assert not (host.folder / "runner" / "pwned").exists()


@pytest.mark.parametrize("path", [ACTION, TEMPLATES / "github.yml"])
def test_check_step(host: Host, path: Path) -> None:
    """The check judges the change since it parted from the base, notes stand on lines, and errors fail the step."""
    runner = host.pull({MAIL: PLAN.replace("[ben]", "[bob]")})
    given = {
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(host.folder / "summary.md"),
        "GITHUB_WORKSPACE": str(runner.root),
        "LEVEL": "",
        "STRICT": "false",
    }
    done = host.run(runner, script(path, "Check"), **given)

    assert done.returncode == 1, done.stderr
    assert f"::error file={MAIL},line=8," in done.stdout
    assert "| error PEOPLE-001 |" in (host.folder / "summary.md").read_text().replace("&#", "")
    passed = host.run(host.pull({MAIL: LATER}), script(path, "Check"), **given | {"GITHUB_BASE_REF": ""})
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_build_step(host: Host) -> None:
    """The pages are built where they are asked for."""
    runner = host.pull({MAIL: LATER})
    done = host.run(runner, script(ACTION, "Build"), OUT=str(host.folder / "pages"))

    assert done.returncode == 0, done.stderr
    assert (host.folder / "pages" / "index.html").is_file()


def test_files_of_a_pull_request_are_no_modules(host: Host) -> None:
    """A yaml.py or a folder mopsdocs/ in the handbook is never run by the action's command."""
    text = script(ACTION, "Install mopsdocs")
    pip = re.compile(r'"\$tools/bin/python" -I -m pip install .*\n .*\n')
    assert pip.search(text)
    lent = f"printf '%s\\n' {Path(yaml.__file__).parents[1]} > \"$tools/lent.pth\"\n"
    # What pip would install is lent from here; nothing else of the step is another.
    text = pip.sub(lent, text) + 'mv "$tools/lent.pth" "$packages/lent.pth"\n'
    evil = {"yaml.py": "print('pwned')", "mopsdocs/__init__.py": "print('pwned')", "click.py": "print('pwned')"}
    runner = host.pull({MAIL: LATER, **evil})
    given = {
        "RUNNER_TEMP": str(host.folder),
        "GITHUB_ACTION_PATH": str(CHECKOUT),
        "GITHUB_PATH": str(host.folder / "path"),
        "PYTHON": sys.executable,
    }
    done = host.run(runner, text, **given)
    assert done.returncode == 0, done.stderr
    command = Path((host.folder / "path").read_text().strip()) / "mopsdocs"
    found = host.run(runner, f"{command} check --format json", PYTHONPATH=str(runner.root))

    assert found.returncode == 0, found.stderr
    assert "pwned" not in found.stdout + found.stderr


def test_gitlab_script(host: Host) -> None:
    """GitLab gets a code quality report of the whole handbook, the log every finding, and errors fail the job."""
    job = load(CHECKOUT / "ci" / "gitlab.yml")["handbook-check"]
    runner = host.pull({MAIL: PLAN.replace("[ben]", "[bob]")})
    base = runner.git("rev-parse", "origin/main")
    done = host.run(runner, "\n".join(job["script"]), CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    report = json.loads((runner.root / job["artifacts"]["reports"]["codequality"]).read_text())

    assert done.returncode == 1, done.stderr
    assert ("PEOPLE-001", MAIL) in [(one["check_name"], one["location"]["path"]) for one in report]
    assert "PEOPLE-001" in done.stdout
    pages = load(CHECKOUT / "ci" / "gitlab.yml")["pages"]
    runner = host.pull({MAIL: LATER})
    assert host.run(runner, "\n".join(pages["script"])).returncode == 0
    assert (runner.root / "public" / "index.html").is_file()
