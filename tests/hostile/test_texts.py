"""Texts that want to be markup, links, formats or templates: on the pages they are text."""

import re
from html.parser import HTMLParser

import pytest

from hostile.door import PLAYBOOK, compiled, errors, line, mopsdocs, plan

EVIL = (
    "\"'><img src=x onerror=alert(1)><script>alert(1)</script></title></style><svg/onload=alert(1)>"
    "{{7*7}}{% x %}{0.__class__}{count}{nothing}{%(x)s%s%n$(id)`&lt;"
)
_YAML = "'" + EVIL.replace("'", "''") + "'"

# Every key that takes words, on one page.
FRONT = """\
title: EVIL
summary: EVIL
owner: ana.ruiz
backup: role:lead
period: {start: 2026-01-01, end: 2026-12-31}
tags: [EVIL]
problems:
  - {id: P1, problem: EVIL, solution: EVIL, evidence: EVIL, source: "https://a.example/?q='onx=1"}
stakeholders:
  - {id: sales, who: team:mops, needs: [{id: N1, text: EVIL}]}
slas:
  - id: SLA1
    title: EVIL
    provider: team:mops
    consumer: role:lead
    serves: [N1]
    deliverable: EVIL
    commitment: {measure: EVIL, op: at-most, value: 4, unit: business hours, share: 95 %, window: 30 days}
    in_return: {measure: EVIL, op: at-most, value: 24, unit: hours, share: 90 %, window: 30 days}
    hours: {days: mon-fri, from: "09:00", to: "18:00", time_zone: Europe/Madrid}
    escalation: [role:lead]
metrics:
  - id: rate
    name: EVIL
    type: rate
    unit: EVIL
    good: up
    inputs: {clicks: EVIL, sends: EVIL}
    formula: clicks / sends * 100
    example: {clicks: 1, sends: 100, result: 1}
    source: EVIL
    collector: ana.ruiz
    every: month
    changed: {date: 2026-01-01, why: EVIL}
goals:
  - id: G1
    title: EVIL
    statement: EVIL
    scope: EVIL
    metric: rate
    baseline: {value: 1, period: 2025}
    target: 2
    start: 2026-01-01
    due: 2026-12-31
    achievable: {why: EVIL, resources: [EVIL]}
    relevant: {supports: [N1], why: EVIL}
    realistic: {why: EVIL, capacity: EVIL}
    override: {status: at-risk, why: EVIL, by: ana.ruiz, until: 2026-12-01}
participation:
  affected:
    - {who: team:mops, changes: EVIL, gains: EVIL, how: "mailto:a@b.example"}
  feedback:
    - {id: F1, from: ana.ruiz, date: 2026-01-15, text: EVIL, answer: EVIL, status: accepted, changed: [S1]}
steps:
  - id: S1
    title: EVIL
    serves: [G1]
    done_when: EVIL
    accountable: ana.ruiz
    tasks:
      - {id: T1, title: EVIL, responsible: [ana.ruiz], status: done, done: 2026-02-12, evidence: "https://a.example"}
      - {id: T2, title: EVIL, responsible: [ana.ruiz], status: blocked, blocked_by: EVIL, issue: "https://a.example"}
risks: [{id: R1, text: EVIL, owner: ana.ruiz, likelihood: medium, impact: high, answer: EVIL}]
decisions: [{id: D1, date: 2026-01-28, title: EVIL, by: ana.ruiz, why: EVIL, status: accepted}]
""".replace("EVIL", _YAML)

BODY = """\
# EVIL

EVIL

<div onclick=alert(1)>x</div>

![EVIL](a.png) [text](https://example.com "t' onx=1") [EVIL](https://example.com) [](G1) [](person:ana.ruiz)

```html" onclick="x
<script>EVIL</script>
```

| EVIL | b |
|---|---|
| <script>1</script> | {0} |

Note[^1] and https://a.example/"onx=1

[^1]: EVIL

term
: EVIL

- [ ] EVIL

::: note EVIL
EVIL
:::

> [!NOTE]
> EVIL
""".replace("EVIL", EVIL)

SETTINGS = f"""\
title: {_YAML}
languages: [en, es, pt]
address: https://h.example/handbook
repository: https://r.example
areas: {{campaigns: {{en: {_YAML}, es: {_YAML}}}}}
"""
PEOPLE = f"""\
people:
  ana.ruiz: {{name: {_YAML}, title: {_YAML}, team: mops, handle: {_YAML}}}
roles:
  lead: {{title: {_YAML}, holder: ana.ruiz}}
teams:
  mops: {{name: {{en: {_YAML}, pt: {_YAML}}}, lead: ana.ruiz}}
"""
TRANSLATION = f"---\nlang: es\nstrings:\n  title: {_YAML}\n  goals.G1.title: {_YAML}\n---\n{BODY}"
HOUSE = {
    "mopsdocs.yml": SETTINGS,
    "people.yml": PEOPLE,
    PLAYBOOK: f"---\n{FRONT}---\n{BODY}",
    "playbooks/campaigns/x.es.md": TRANSLATION,
    "playbooks/plain.md": f"---\ntitle: {_YAML}\n---\n{BODY.replace('(G1)', '(x/G1)')}",
    "playbooks/campaigns/index.md": f"---\ntitle: {_YAML}\n---\n{BODY.replace('(G1)', '(x/G1)')}",
}
ALLOWED = re.compile(r"(?:https?:|mailto:|tel:|[^:\\/]|/[^/\\]|\.)", re.IGNORECASE)
SCRIPT = re.compile(r"(?:(?:\.\./)*|/handbook/)page\.js")


class Page(HTMLParser):
    """A page as a browser reads it: what must not have come out of a text, and its visible words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.foul: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note each element and attribute that only a text of ours could have made."""
        given = dict(attrs)
        if tag in ("iframe", "object", "embed", "style", "base", "form", "math"):
            self.foul.append(tag)
        if tag == "script" and not (set(given) <= {"src", "defer"} and SCRIPT.fullmatch(given["src"] or "")):
            self.foul.append(f"script {given}")
        if tag == "img" and "files/" not in (given.get("src") or ""):
            self.foul.append(f"img {given}")
        for name, value in attrs:
            if not re.fullmatch(r"[a-zA-Z:-]+\d?", name) or name.startswith("on") or name == "style":
                self.foul.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "srcset") and value and not ALLOWED.match(value.strip()):
                self.foul.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.words.append(data)


def test_every_text_stays_text() -> None:
    """Of no text, wherever it stands, comes an element, an attribute, a script, a link, or a filled-in format."""
    found = compiled(HOUSE | {"playbooks/campaigns/a.png": b""})
    told = [line(one) for one in found.report.diagnostics if one.severity == "error"]
    assert [] == [one for one in told if "a.png" not in one]
    pages = [path for path in found.site if path.endswith(".html")]
    read = {path: Page(found.render(path).decode()) for path in pages}

    assert len(pages) > 40
    assert {path: page.foul for path, page in read.items() if page.foul} == {}
    words = {path: "".join(page.words) for path, page in read.items()}
    assert not [path for path, said in words.items() if "49" in said.replace("{{7*7}}", "") or "<class" in said]
    # What was typed is what is read, braces and signs included.
    assert words["playbooks/x.html"].count("{0.__class__}{count}{nothing}{%(x)s%s%n$(id)") > 40


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "\u00a0javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ms-msdt:x",
        "blob:x",
        "//evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "\\\\\\evil",
        "https:\\\\evil",
    ],
)
@pytest.mark.parametrize("shape", ["[x]({})", "![x]({})", "<{}>", "[x][1]\n\n[1]: {}"])
def test_links_in_prose(target: str, shape: str) -> None:
    """A link with a scheme that is refused is a finding, and leads nowhere even if somebody built it."""
    found = compiled(plan("title: X\nowner: ana.ruiz", shape.format(target)))
    page = Page(found.render("playbooks/x.html").decode())

    assert page.foul == []
    if not shape.startswith("<"):
        assert found.report.diagnostics, target


@pytest.mark.parametrize("key", ["source", "how", "evidence", "issue"])
@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "//evil", "\\\\evil", "a\\nb.c"])
def test_links_in_front_matter(key: str, target: str) -> None:
    """So it is in every key that takes a link."""
    given = {
        "source": f'problems: [{{id: P1, problem: P, source: "{target}"}}]',
        "how": f'participation: {{affected: [{{who: ana.ruiz, how: "{target}"}}]}}',
        "evidence": f'tasks: [{{id: T1, title: T, evidence: "{target}"}}]',
        "issue": f'tasks: [{{id: T1, title: T, issue: "{target}"}}]',
    }
    found = [line(one) for one in errors(plan(f"title: X\nowner: ana.ruiz\n{given[key]}"))]

    assert len(found) == 1, found
    assert found[0].split(" ")[1] == f"{PLAYBOOK}:4"


@pytest.mark.parametrize("key", ["address", "repository"])
@pytest.mark.parametrize("value", ["javascript:alert(1)", "//evil", "file:///etc", 'https://x/" on=1', "x"])
def test_addresses_of_the_handbook(key: str, value: str) -> None:
    """And in the settings."""
    found = [line(one) for one in errors({"mopsdocs.yml": f"title: H\n{key}: '{value}'\n", **plan("title: X")})]

    assert [one.split(" ")[1] for one in found] == ["mopsdocs.yml:2"]


@pytest.mark.parametrize("colour", ["red;}</style><script>", "url(javascript:1)", "#12345", "expression(1)", "#fff}"])
def test_the_accent_is_a_colour(colour: str) -> None:
    """What goes into the style sheet is six digits and nothing else."""
    found = errors({"mopsdocs.yml": f"title: H\ntheme: {{accent: '{colour}'}}\n", **plan("title: X")})

    assert [line(one).split(" ")[1] for one in found] == ["mopsdocs.yml:2"]


@pytest.mark.parametrize("code", ["{0.__class__}", "%(x)s", "\x1b[31mRACI-001", "<script>", "a\nb", "RACI-001\udcff"])
def test_words_on_the_terminal(code: str) -> None:
    """What is typed is repeated as typed, in one line, and acts on no terminal."""
    found = mopsdocs("explain", code)

    assert found.code == 2
    assert "\x1b" not in found.said
    assert found.err.startswith("mopsdocs: There is no rule ")
    assert "Traceback" not in found.said
