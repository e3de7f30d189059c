"""Sign-offs where readers and reviewers meet them: the checklist, service levels, people, builds, comparisons."""

import html
import json
import re
from pathlib import Path

import pytest

from checkout import CHECKOUT
from house import files, house
from mopsdocs.compile.advance import advance
from mopsdocs.compile.compiling import compile as compile_all
from repository import Repo, start
from test_commands import mopsdocs
from test_versions import memory

__all__ = ["memory"]

TODAY = "2026-10-15"
PATH = "playbooks/campaigns/email.md"
PLAN = """\
---
title: Make email pay
owner: ana.ruiz
problems:
  - {id: P1, problem: Mails are sent by hand}
metrics:
  - {id: clicks, name: Clicks, type: total, unit: clicks, good: up, inputs: {clicks: Clicks}, formula: clicks,
     example: {clicks: 1, result: 1}, source: Reports, collector: ana.ruiz, every: month}
goals:
  - id: G1
    title: Clicks from 100 to 120
    scope: All mails
    metric: clicks
    baseline: {value: 100, period: 2025}
    target: 120
    start: 2026-01-01
    due: 2026-12-31
    achievable: {why: We did it before, resources: [0.5 FTE]}
    relevant: {supports: [P1], why: Mails answer before we do}
    signoffs: [{aspect: achievable, by: role:lead}, {aspect: relevant, by: team:sales}]
slas:
  - id: SLA1
    title: Lead hand-over
    provider: role:lead
    consumer: team:sales
    commitment: {measure: hand-over, op: at-most, value: 4, unit: hours}
    signoffs: [{by: role:lead}, {by: emma.clarke}]
steps:
  - {id: S1, title: Move the newsletters, serves: [G1], accountable: ana.ruiz, due: 2026-06-30}
---
We write less.
"""
PEOPLE = """\
people:
  ana.ruiz: {name: Ana Ruiz, email: ana@example.com}
  luis.gomez: {name: Luis Gómez}
  emma.clarke: {name: Emma Clarke, team: sales}
roles: {lead: {title: Head of email, holder: luis.gomez, deputy: ana.ruiz}}
teams: {sales: {name: Sales}}
"""
HOUSE = f"=== {PATH}\n{PLAN}=== people.yml\n{PEOPLE}"
SETTINGS = "=== mopsdocs.yml\ntitle: Handbook\nlanguages: [en, es, pt]\n"
PRINTS = {
    "achievable": "1:9ec9282f8597cc7e",
    "relevant": "1:6a42d37f1acea75e",
    "agreement": "1:7dd06cb826198bab",
}


def signed(aspect: str, by: str, print_: str = "") -> str:
    """An entry of signoffs.yml."""
    item = "SLA1" if aspect == "agreement" else "G1"
    found = print_ or PRINTS[aspect]
    head = f"- {{item: email/{item}, aspect: {aspect}, by: {by}, date: 2026-02-03, note: Well, "
    return f'{head}fingerprint: "{found}"}}\n'


ALL = (
    "=== signoffs.yml\n"
    + signed("achievable", "luis.gomez")
    + signed("relevant", "emma.clarke")
    + signed("agreement", "luis.gomez")
    + signed("agreement", "emma.clarke")
)


def shown(text: str, page: str = "playbooks/email.html") -> str:
    """The words of a page."""
    content = compile_all(house(text)).render(page).decode()
    main = content[content.index("<main") : content.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_met_and_signed() -> None:
    """A criterion that is met and signed says so, by whom, for whom and when; so does a service level."""
    text = shown(HOUSE + ALL)

    assert "SMART 5 of 5" in text
    assert "Achievable Met and signed" in text
    assert "Signed by Luis Gómez for Head of email on 3 Feb 2026. “Well”" in text
    assert "Signed by Emma Clarke for Sales on 3 Feb 2026." in text
    assert "Lead hand-over Signed" in text
    assert "Signed by Luis Gómez 3 Feb 2026. “Well”" in text


def test_asked_for() -> None:
    """What is met but not signed is not yet met: the row says whose word is missing, the counts agree everywhere."""
    text = shown(HOUSE)

    assert "SMART 3 of 5" in text
    assert "Achievable Sign-off asked for" in text
    assert "Sign-off asked for: Head of email." in text
    assert "Lead hand-over Sign-off asked for" in text
    assert "SMART 3 of 5" in shown(HOUSE, "goals.html")
    assert "SMART 5 of 5" in shown(HOUSE + ALL, "goals.html")


def test_changed_since() -> None:
    """What was signed and is no longer what it was says so, and what the sign-off covers, where nobody remembers."""
    text = shown((HOUSE + ALL).replace("target: 120", "target: 130").replace("value: 4,", "value: 8,"))

    assert "SMART 4 of 5" in text
    assert "Achievable Changed since signed" in text
    assert (
        "Luis Gómez signed on 3 Feb 2026. Since then one of these has changed: "
        "Baseline, Period of the baseline, Target, Start, Due, Owner and step S1." in text
    )
    assert "Relevant Met and signed" in text
    assert "Lead hand-over Changed since signed" in text


def test_a_fault_weighs_more_than_a_signature() -> None:
    """A criterion that the data leaves open stays so, whoever has signed it."""
    text = shown((HOUSE + ALL).replace("    achievable: {why: We did it before, resources: [0.5 FTE]}\n", ""))

    assert "Achievable Not yet" in text
    assert "Signed by Luis Gómez for Head of email" in text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("people/luis.gomez.html", ["Clicks from 100 to 120 Achievable", "Lead hand-over Agreement"]),
        ("people/ana.ruiz.html", ["Clicks from 100 to 120 Achievable", "Lead hand-over Agreement"]),
        ("people/emma.clarke.html", ["Clicks from 100 to 120 Relevant", "Lead hand-over Agreement"]),
        ("roles/lead.html", ["Clicks from 100 to 120 Achievable", "Lead hand-over Agreement"]),
        ("teams/sales.html", ["Clicks from 100 to 120 Relevant"]),
    ],
)
def test_what_people_are_asked_to_sign(page: str, expected: list[str]) -> None:
    """People, roles and teams see what they are asked to sign; once it is signed, they no longer do."""
    text = shown(HOUSE, page)

    assert f"Asked to sign {' '.join(expected)}" in text
    assert "Asked to sign" not in shown(HOUSE + ALL, page)


def test_whoever_has_left_is_not_asked() -> None:
    """A deputy who has left is asked to sign nothing: a sign-off of theirs would be refused."""
    left = HOUSE.replace("ana.ruiz: {", "ana.ruiz: {to: 2026-01-31, ")

    assert left != HOUSE
    assert "Asked to sign" not in shown(left, "people/ana.ruiz.html")
    assert "Asked to sign" in shown(left, "people/luis.gomez.html")


def test_an_incomplete_translation_silences_nothing() -> None:
    """That a translation lacks something is no reason not to tell of a sign-off that is lacking."""
    text = f"=== mopsdocs.yml\nlanguages: [en, es]\nlevels: {{default: publish}}\n{HOUSE}"
    translated = f"{text}=== {PATH.removesuffix('.md')}.es.md\n---\nlang: es\nstrings: {{title: Correo}}\n---\n"

    def told(handbook: str) -> list[str]:
        found = compile_all(house(handbook)).report.diagnostics
        return [one.code for one in found if one.code in ("SLA-007", "SMART-A03", "SMART-A04", "SMART-R03")]

    assert told(text)
    assert told(text) == told(translated)


def test_a_void_signature_is_asked_for_again() -> None:
    """Who has signed what has changed since finds it on her page."""
    text = shown((HOUSE + ALL).replace("target: 120", "target: 130"), "people/luis.gomez.html")

    assert "Asked to sign Clicks from 100 to 120 Achievable, changed since signed" in text


def test_in_three_languages() -> None:
    """Spanish and Portuguese readers read of sign-offs in their language."""
    text = HOUSE + ALL + SETTINGS
    assert "Lo firmó Luis Gómez por Head of email el 3 feb 2026." in shown(text, "es/playbooks/email.html")
    assert "Assinado por Luis Gómez em nome de Head of email em 3 de fev. de 2026." in shown(
        text, "pt/playbooks/email.html"
    ).replace("3 fev. 2026", "3 de fev. de 2026")


def test_the_preview_follows() -> None:
    """A sign-off that comes, goes or breaks while the preview runs shows on every page as a build would show it."""
    states = [HOUSE, HOUSE + ALL, HOUSE + "=== signoffs.yml\n" + signed("relevant", "emma.clarke"), HOUSE]
    live = advance(None, house(HOUSE))
    for state in states:
        live = advance(live, house(state))
        whole = compile_all(house(state))
        for page in whole.site:
            if whole.site[page].renderer != "copy":
                assert whole.render(page) == live.page(page), page
    before = advance(live, house(HOUSE + ALL))
    broken = advance(before, house(HOUSE + "=== signoffs.yml\n- {item: [\n"))
    assert before.page("playbooks/email.html") == broken.page("playbooks/email.html")
    assert ["signoffs.yml"] == [one.path for one in broken.troubles]


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook in which everything is signed, and its repository."""
    found = start(tmp_path / "handbook")
    contents = {**files(HOUSE + ALL), "mopsdocs.yml": "title: Handbook\nlevel: draft\n", ".gitignore": "/site/\n"}
    found.commit(contents, "2026-02-04")
    return found


def edit(repo: Repo, old: str, new: str) -> None:
    """Change a playbook in the working tree."""
    path = repo.root / PATH
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def page(repo: Repo, *words: str) -> str:
    """The words of the playbook's page as it is built."""
    found = mopsdocs("build", "--root", repo.root, "--today", TODAY, *words)
    assert found.returncode == 0, found.stderr
    content = (repo.root / "site/playbooks/email.html").read_text("utf-8")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content)).split())


def test_git_knows_what_has_changed(repo: Repo) -> None:
    """Where git has what was signed, page and check name what has changed since, and nothing else."""
    edit(repo, "target: 120", "target: 130")
    edit(repo, "accountable: ana.ruiz", "accountable: luis.gomez")
    edit(repo, "title: Clicks from 100 to 120", "title: More clicks")
    repo.commit({}, "2026-03-01")
    edit(repo, "We write less.", "We write much less.")

    assert "Luis Gómez signed on 3 Feb 2026. Changed since: step S1 and Target." in page(repo)
    edit(repo, "We write much less.", "We write very little.")
    text = page(repo)
    assert "We write very little. " in text
    assert "Changed since: step S1 and Target." in text
    found = mopsdocs("check", "--root", repo.root, "--today", TODAY, "--format", "concise", "--level", "review")
    assert "since then this has changed: steps.S1 and target.value" in found.stdout


def test_builds_follow_signatures(repo: Repo) -> None:
    """A sign-off alone makes its page anew; an edit of prose afterwards forgets none; then nothing is to do."""
    signoffs = repo.root / "signoffs.yml"
    text = signoffs.read_text("utf-8")
    signoffs.unlink()
    assert "Achievable Sign-off asked for" in page(repo)
    signoffs.write_text(text, "utf-8")
    assert "Achievable Met and signed" in page(repo)
    edit(repo, "We write less.", "We write much less.")
    assert "Achievable Met and signed" in page(repo)
    found = mopsdocs("build", "--root", repo.root, "--today", TODAY)
    assert "nothing to do" in found.stderr


def test_the_author_of_a_change_does_not_sign_it(repo: Repo) -> None:
    """Held against a base, a sign-off by the author of what is signed is found; one of another change is not."""
    base = repo.git("rev-parse", "HEAD")
    edit(repo, "target: 120", "target: 130")
    words = ("--root", str(repo.root), "--today", TODAY)
    sign = ("sign", "email/G1", "--aspect", "achievable", "--by", "ana.ruiz")
    assert mopsdocs(*sign, *words).returncode == 0
    signed_at = repo.commit({}, "2026-03-01", ("Ana Ruiz", "ana@example.com"))
    check = ("check", *words, "--format", "concise", "--level", "publish")
    found = mopsdocs(*check, "--base", base).stdout

    told = "error[SMART-A05]: ana.ruiz signed `achievable` of G1, and has changed it as well"
    assert re.search(rf"(?m)^signoffs\.yml:5:\d+: {re.escape(told)}$", found)
    assert "SMART-A05" not in mopsdocs(*check).stdout
    edit(repo, "scope: All mails", "scope: All mails and letters")
    repo.commit({}, "2026-03-02", ("Ana Ruiz", "ana@example.com"))
    found = mopsdocs(*check, "--base", signed_at).stdout
    assert "files checked" in found or "file checked" in found
    assert "SMART-A05" not in found


def test_a_comparison_tells_of_signatures(repo: Repo) -> None:
    """Who has signed, has signed anew and no longer signs stands in a comparison, and no work is said to change."""
    signoffs = repo.root / "signoffs.yml"
    lines = signoffs.read_text("utf-8").splitlines(keepends=True)
    anew = lines[1].replace("2026-02-03", "2026-02-05")
    signoffs.write_text("".join([anew, lines[2], lines[0], signed("relevant", "luis.gomez")]), "utf-8")
    words = ("--root", str(repo.root), "--today", TODAY)
    text = mopsdocs("diff", "HEAD", *words, "--format", "markdown").stdout
    told = json.loads(mopsdocs("diff", "HEAD", *words, "--format", "json").stdout)

    assert "**Only sign\\-offs changed.**" in text
    assert "Emma Clarke has signed G1 anew: Relevant" in text
    assert "Emma Clarke no longer signs SLA1: Agreement" in text
    assert "Luis Gómez has signed G1: Relevant" in text
    assert [("material", "changed", "email", "G1.relevant.emma.clarke", "date")] == [
        tuple(one[key] for key in ("class", "kind", "playbook", "item", "field"))
        for one in told["changes"]
        if one["kind"] == "changed"
    ]


def test_our_own_signatures_hold() -> None:
    """Our handbook shows a goal signed and a service level signed by both sides, given by the command itself."""
    lines = (CHECKOUT / "signoffs.yml").read_text("utf-8").splitlines()

    aspects = [match[1] for line in lines if (match := re.search(r"aspect: (\S+),", line))]
    assert ["achievable", "agreement", "agreement", "relevant"] == sorted(aspects)


def test_a_note_is_text() -> None:
    """Whatever stands in signoffs.yml reaches a page as text alone."""
    hostile = '"<script>alert(1)</script> {{ config }} \\u202e"'
    text = (HOUSE + ALL).replace("note: Well", f"note: {hostile}")
    content = compile_all(house(text)).render("playbooks/email.html").decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ config }}" in content
    assert "<script>alert" not in content
