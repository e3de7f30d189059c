"""Each rule, on playbooks that a writer could have written: where it must speak, and where it must not."""

import re
from pathlib import Path

import pytest

from house import PLAYBOOK, day, files, inputs, versions
from mopsdocs.checks import RULES
from mopsdocs.compile.reporting import check
from past import hindsight

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
MARK = re.compile(r"[ \t]*# expect: ([A-Z0-9, -]+)$", re.MULTILINE)
CODE = re.compile(r"[A-Z0-9]+-[A-Z]?\d+")

SETTINGS = "title: Handbook\nlevels: {default: publish}\n"
PEOPLE = """\
people:
  olga.petrova: {name: Olga Petrova, team: leadership}
  ana.ruiz: {name: Ana Ruiz, team: mops}
  luis.gomez: {name: Luis Gómez, team: mops}
  marta.gil: {name: Marta Gil, team: email-ops}
  tomas.silva: {name: Tomás Silva, team: email-ops}
  kofi.mensah: {name: Kofi Mensah, team: data}
  priya.nair: {name: Priya Nair, team: systems}
  emma.clarke: {name: Emma Clarke, team: sales}
roles:
  cmo: {title: Chief marketing officer, holder: olga.petrova, deputy: ana.ruiz}
  mops-lead: {title: Head of marketing operations, holder: ana.ruiz, deputy: luis.gomez}
  email-lead: {title: Head of email operations, holder: marta.gil}
  sales-lead: {title: Vice president of sales, holder: emma.clarke}
teams:
  leadership: {name: Leadership, lead: role:cmo}
  mops: {name: Marketing operations, lead: role:mops-lead}
  email-ops: {name: Email operations, lead: role:email-lead}
  data: {name: Data, lead: kofi.mensah}
  systems: {name: Systems analysis, lead: priya.nair}
  sales: {name: Sales, lead: role:sales-lead}
"""

Place = tuple[str, int]


def checked(text: str) -> list[tuple[Place, str]]:
    """Where the rules speak in a handbook, and which; what is ignored is left out."""
    plain = MARK.sub("", text)
    shared = {"mopsdocs.yml": SETTINGS, "people.yml": PEOPLE}
    now = inputs(shared | files(plain), day(text))
    older = {name: inputs(shared | contents, day(text)) for name, contents in versions(plain).items()}
    report = check(now, hindsight=hindsight(older, now))
    return [((d.path, d.span.line), d.code) for d in report.diagnostics if d.span and d.ignored is None]


def expected(text: str) -> list[tuple[Place, str]]:
    """Where the marks of a case stand, and which codes they name."""
    found = []
    for path, content in files(text).items():
        for number, line in enumerate(content.split("\n"), 1):
            if mark := MARK.search(line):
                found += [((path, number), code) for code in CODE.findall(mark[1])]
    return sorted(found)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    """A rule speaks exactly on the lines that are marked; of one cause no other rule speaks there."""
    text = case.read_text("utf-8")
    rule = CODE.match(case.stem)
    marks = expected(text)
    places = {place for place, _ in marks} if case.stem.endswith("one-cause") else set()

    assert rule
    codes = {rule[0], *(code for _, code in marks)}
    assert marks == [one for one in checked(text) if one[1] in codes or one[0] in places]


def test_every_rule_has_cases() -> None:
    """Of every rule there is one case in which it speaks, and one in which it is silent."""
    speaks: set[str] = set()
    silent: set[str] = set()
    for case in CASES:
        found = CODE.match(case.stem)
        codes = {code for _, code in expected(case.read_text("utf-8"))}
        if found:
            (speaks if found[0] in codes else silent).add(found[0])

    assert set(RULES) == speaks
    assert set(RULES) == silent


def whole(example: str) -> str:
    """A rule's example as a handbook: the keys, or the text, of a playbook that is otherwise in order."""
    first = example[: example.index("=== ")] if "=== " in example else example
    if not first.strip() or first.startswith("---"):
        return example
    if re.match(r"[a-z_]+:(\s|$)", first):
        title = "" if first.startswith("title:") else "title: Short forms\n"
        owner = "" if "owner:" in first else "owner: ana.ruiz\n"
        goals = "goals:\n  - {id: G1, title: Short forms}\n" if "G1" in first and "goals:" not in first else ""
        return f"---\n{title}{owner}{first}{goals}---\nWhy we do it.\n" + example[len(first) :]
    return f"---\ntitle: Short forms\nowner: ana.ruiz\n---\n{example}"


@pytest.mark.parametrize("code", RULES)
def test_examples(code: str) -> None:
    """What `explain` shows as failing fails, and what it shows as mended does not."""
    assert code in {found for _, found in checked(whole(RULES[code].fails))}
    assert code not in {found for _, found in checked(whole(RULES[code].mended))}


def test_codes_in_use_are_rules() -> None:
    """Whatever is noticed while a file is read or parsed belongs to a rule that can be explained."""
    package = Path(check.__code__.co_filename).parents[1]
    code = re.compile(r'"((?:FM|SMART|METRIC|RACI|SLA|LINK|I18N|PEOPLE|TASK|VER|SAFE|BODY)-[A-Z]?\d+)"')
    used = {found for module in package.rglob("*.py") for found in code.findall(module.read_text("utf-8"))}

    assert used - set(RULES) == set()


def test_case_paths_are_plain() -> None:
    """A case without file names is one playbook."""
    assert files("---\ntitle: x\n---\n") == {PLAYBOOK: "---\ntitle: x\n---\n"}
