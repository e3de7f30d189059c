"""What changed, as people read it: sentences in three languages, the page, the comment, the feeds, JSON."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from typing import NamedTuple

import pytest

from house import house
from mopsdocs.compile.compiling import compile  # It is what the verb is called.
from mopsdocs.compile.reporting import check
from mopsdocs.compile.speaking import voices
from mopsdocs.diff import comparison
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.diagnostic import Report
from mopsdocs.model.text import Text
from mopsdocs.outputs.changes import changes_page
from mopsdocs.outputs.changes_feed import feeds
from mopsdocs.outputs.changes_history import changed_for, history
from mopsdocs.outputs.changes_lead import lead
from mopsdocs.outputs.changes_said import told
from mopsdocs.outputs.changes_text import markdown
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.outputs.scribe import Voice
from mopsdocs.render import render
from mopsdocs.render.alone import alone
from mopsdocs.shell.change_formats import as_json, for_terminal
from mopsdocs.shell.shown import Shown, finding_words
from mopsdocs.words import Words
from tests.diff.versions import HOUSE, edited, facts

SETTINGS = "=== mopsdocs.yml\ntitle: Handbook\nlanguages: [en, es, pt]\naddress: https://handbook.example\n"
OLD = HOUSE + SETTINGS
MOVED = ("lists, responsible: [luis.gomez]", "lists, responsible: [marta.gil]")
TARGET = ("target: 200", "target: 180")
WORDING = ("We send too much", "We sent too much")
ATOM = "{http://www.w3.org/2005/Atom}"


class Both(NamedTuple):
    """Two versions compared, with the voices of the newer one."""

    found: Comparison
    speaking: dict[str, Voice]
    look: str

    def teller(self, lang: str = "en") -> Teller:
        """Who tells it in a language."""
        return Teller(self.speaking[lang].words, self.found)

    def page(self, lang: str = "en") -> str:
        """The page of changes."""
        recipe = changes_page(self.speaking[lang], self.found, self.look)
        return render(recipe, THEME, {name: one.words for name, one in self.speaking.items()}).decode()


THEME = house(OLD).theme
NONE = Shown(Report((), 0), {}, Words("en", {}))


def both(old: str, new: str) -> Both:
    """Two versions compared."""
    built = compile(house(new))
    stages = [
        Stage(name, Text(name, "en"), day) for name, day in (("1.0", date(2026, 7, 1)), ("1.1", date(2026, 10, 2)))
    ]
    found = comparison(*stages, facts(old), facts(new))
    return Both(found, voices(built.prepared, built.edition), built.prepared.look)


@pytest.mark.parametrize(
    ("lang", "edit", "expected"),
    [
        ("en", TARGET, "G1 “More clicks”: Target 200 clicks to 180 clicks"),
        ("es", TARGET, "G1 «More clicks»: Meta: de 200 clics a 180 clics"),
        ("pt", TARGET, "G1 “More clicks”: Meta: de 200 cliques para 180 cliques"),
        (
            "en",
            MOVED,
            "Marta Gil is now responsible for T2 “Redefine the contact lists”; Luis Gómez no longer is",
        ),
        ("es", MOVED, "Marta Gil ejecuta ahora T2 «Redefine the contact lists»; Luis Gómez ya no"),
        ("pt", MOVED, "Marta Gil agora executa T2 “Redefine the contact lists”; Luis Gómez não mais"),
        (
            "en",
            ("due: 2026-03-06, ", ""),
            "T2 “Redefine the contact lists”: Due: no longer given (it was 6 Mar 2026)",
        ),
        (
            "en",
            ("holder: ana.ruiz", "holder: marta.gil"),
            "Marta Gil now holds Head of marketing operations; Ana Ruiz no longer does",
        ),
        ("en", WORDING, "the introduction: reworded"),
    ],
)
def test_sentence(lang: str, edit: tuple[str, str], expected: str) -> None:
    """A change is a sentence in the reader's language, with names, dates and numbers as she writes them."""
    found = both(OLD, edited(edit, text=OLD))
    said = [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in told(found.teller(lang), found.found.changes)]

    assert [expected] == said


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((TARGET, WORDING), "1 playbook changed what people must do."),
        (
            (TARGET, ("Twice a year", "Once a year")),
            "1 playbook changed what people must do. 1 more changed wording only.",
        ),
        ((WORDING,), "Nothing that people must do changed, wording only."),
        ((), "Nothing changed."),
    ],
)
def test_leads_with_the_meaning(edits: tuple[tuple[str, str], ...], expected: str) -> None:
    """The first sentence says what matters."""
    assert expected == lead(both(OLD, edited(*edits, text=OLD)).teller())


def test_step_and_its_tasks_are_told_once() -> None:
    """Another accountable of a step and of the tasks that inherit it is one sentence."""
    step = "accountable: ana.ruiz\n    informed"
    found = both(OLD, edited((step, step.replace("ana.ruiz", "marta.gil")), text=OLD))

    what = "S1 “Move to another provider”, T1 “Audit the workflows” and T2 “Redefine the contact lists”"
    said = [one.text for one in told(found.teller(), found.found.changes)]

    assert [f"Marta Gil is now accountable for {what}; Ana Ruiz no longer is"] == said


def test_page_shows_before_and_after() -> None:
    """The page marks what went and what came by element and by hidden word, and names whom it concerns."""
    page = both(OLD, edited(TARGET, MOVED, text=OLD)).page()

    assert '<del class="gone"><span class="hidden">Before: </span>200\N{NO-BREAK SPACE}clicks</del>' in page
    assert '<ins class="come"><span class="hidden">After: </span>180\N{NO-BREAK SPACE}clicks</ins>' in page
    assert '<h2 class="section__title" id="mops-email-program">' in page
    assert '<a href="people/marta.gil.html">Marta Gil</a>' in page


def test_page_alone_leads_nowhere() -> None:
    """The page in one file has its style within, and no link, script or address."""
    page = alone(both(OLD, edited(TARGET, text=OLD)).page(), ".gone { color: red; }")

    assert ".gone { color: red; }" in page
    assert "180\N{NO-BREAK SPACE}clicks</ins>" in page
    assert not [word for word in ("<a ", "<script", "href=", "src=") if word in page]


def test_comment_is_none_for_wording() -> None:
    """A pull request that changes wording only gets no comment."""
    assert markdown(both(OLD, edited(WORDING, text=OLD)).teller()) == ""


def test_wording_beside_more_is_counted() -> None:
    """Where a playbook changed more than words, its changes of wording are counted, and told as JSON."""
    found = both(OLD, edited(TARGET, WORDING, text=OLD))
    text, comment = for_terminal(found.teller(), colour=False), markdown(found.teller())

    assert "\n! ~ G1 “More clicks”: Target 200 clicks to 180 clicks\n    and 1 change of wording\n" in text
    assert "\n- and 1 change of wording\n" in comment
    assert "of wording" not in markdown(both(OLD, edited(TARGET, text=OLD)).teller())


def test_comment_begins_with_its_marker_and_ends_with_findings() -> None:
    """The comment can be found again, says what changed and for whom, and ends with what the checks say of it."""
    new = edited(TARGET, ("lists, responsible: [luis.gomez]", "lists, responsible: [lusi.gomez]"), text=OLD)
    added = check(house(new)).diagnostics
    comment = markdown(both(OLD, new).teller(), [one for one in added if one.code == "PEOPLE-001"])

    assert comment.startswith("<!-- mopsdocs-diff -->\n**1 playbook changed what people must do.**\n")
    assert "- **Commitment:** G1 “More clicks”: Target 200 clicks to 180 clicks\n" in comment
    assert (
        "### Findings that this change adds\n- error PEOPLE-001, playbooks/campaigns/email\\-program.md:" in comment
    )


def test_comment_fits_a_code_host() -> None:
    """However much changes, a comment is no longer than a code host takes, and shows that there is more."""
    task = "  - {{id: T{0}, title: {1}, responsible: [ana.ruiz], accountable: ana.ruiz, due: 2026-{2}-01}}\n"
    head = "\n=== playbooks/campaigns/large.md\n---\ntitle: Large\nowner: ana.ruiz\ntasks:\n"
    old, new = (
        OLD + head + "".join(task.format(n, "word " * 15, month) for n in range(600)) + "---\n" for month in (10, 11)
    )
    comment = markdown(both(old, new).teller())

    assert 55_000 < len(comment.encode()) < 60_100
    assert comment.endswith("\n\n…\n")


@pytest.mark.parametrize(
    "evil", ["@org/team", "<img src=x onerror=alert(1)>", "[x](http://e.example)", "`a` **b** #12", "--> <!-- x"]
)
def test_comment_shows_what_files_say_and_does_nothing_of_it(evil: str) -> None:
    """No text of a plan mentions, links, formats or hides anything in a comment, nor moves a terminal's cursor."""
    title = "title: Clean the contact lists"
    found = both(OLD, edited((title, f"title: {json.dumps(evil)}"), ("2026-10-20", "2026-11-20"), text=OLD))
    body = markdown(found.teller()).replace("<!-- mopsdocs-diff -->", "")

    assert "@org" not in body
    assert "<" not in body
    assert "](" not in body.replace("\\](", "").replace("\\]\\(", "")
    assert "#12" not in body


def test_terminal_and_json() -> None:
    """The terminal gets plain lines, the machine every change under the keys that were promised."""
    found = both(OLD, edited(TARGET, text=OLD))
    shape = json.loads(as_json(found.found, NONE, NONE))

    assert "! ~ G1 “More clicks”: Target 200 clicks to 180 clicks" in for_terminal(found.teller(), colour=False)
    assert {
        "schema": "mopsdocs-diff/1",
        "base": "1.0",
        "head": "1.1",
        "summary": {"editorial": 0, "material": 0, "commitment": 1},
        "changes": [
            {
                "class": "commitment",
                "kind": "changed",
                "playbook": "email-program",
                "item": "G1",
                "field": "target.value",
                "before": "200",
                "after": "180",
                "people": ["ana.ruiz", "role:mops-lead"],
            }
        ],
        "not_compared": [],
        "findings": {"added": [], "mended": []},
    } == shape


def test_history_follows_earlier_ids() -> None:
    """A playbook's history goes on under the name that it had before."""
    renamed = edited(
        ("campaigns/email-program.md", "campaigns/mails.md"),
        ("title: Make email", "was: [email-program]\ntitle: Make email"),
        text=OLD,
    )
    last, first = both(OLD, renamed), both(OLD, edited(TARGET, text=OLD))
    rows = history(
        last.speaking["en"].at("playbooks/mails.html"), "mails", (last.found, first.found), lambda _: "c.html"
    )

    assert [("Moved",), ("Commitment",)] == [tuple(tag.text for tag in row.tags) for row in rows]
    assert "../c.html#mops-email-program" == rows[1].link.href if rows[1].link else False


def test_history_says_how_much_it_leaves_out() -> None:
    """Of many changes a playbook's page tells three, and says how many more there are."""
    several = edited(
        TARGET,
        MOVED,
        ("Move to another", "Go to another"),
        ("source: ESP > Reports", "source: ESP > Clicks"),
        ("due: 2026-04-30", "due: 2026-05-31"),
        ("value: 4,", "value: 8,"),
        ("due: 2026-02-13", "due: 2026-02-20"),
        text=OLD,
    )
    found = both(OLD, several)
    scribe = found.speaking["en"].at("playbooks/email-program.html")
    (row,) = history(scribe, "email-program", [found.found], lambda _: None)
    few = both(OLD, edited(TARGET, text=OLD))
    (short,) = history(scribe, "email-program", [few.found], lambda _: None)

    assert re.fullmatch(r"[1-9] more", row.sentences[3])
    assert 4 == len(row.sentences)
    assert not any(one.endswith(" more") for one in short.sentences)


def test_headings_are_linked_on_pages_that_have_them() -> None:
    """A changed section is linked where its page has that heading: a translated page has others."""
    found = both(OLD, edited(("ends in June", "ends in July"), text=OLD))

    assert "email-program.html#why-now" in found.page("en")
    assert "#why-now" not in found.page("es")


def test_person_reads_what_concerns_her() -> None:
    """A person's page tells what changed for her, also through a role; nothing where nothing did."""
    found = both(OLD, edited(TARGET, MOVED, text=OLD))
    scribe = found.speaking["en"].at("people/ana.ruiz.html")
    ana, nobody = changed_for(scribe, "ana.ruiz", found.found), changed_for(scribe, "team:mops", found.found)

    assert ana is not None
    assert "What changed since 1.0" == ana.title
    assert any("Target" in sentence for sentence in ana.groups[0].sentences)
    assert nobody is None


def test_feeds_are_atom() -> None:
    """Feeds have what readers of feeds need: ids that differ and stay, days, an author; commitments alone."""
    found = both(OLD, edited(TARGET, MOVED, text=OLD))
    recipes = {recipe.path: recipe.text for recipe in feeds(found.speaking["en"], [found.found])}
    whole = ET.fromstring(recipes["changes.xml"])  # noqa: S314  # We wrote it.
    entries = whole.findall(f"{ATOM}entry")

    assert ["Make email a channel that pays: G1 “More clicks”: Target 200 clicks to 180 clicks"] == [
        str(one.findtext(f"{ATOM}title")).replace("\N{NO-BREAK SPACE}", " ") for one in entries
    ]
    assert "2026-10-02T00:00:00Z" == entries[0].findtext(f"{ATOM}updated") == whole.findtext(f"{ATOM}updated")
    assert "Handbook" == whole.findtext(f"{ATOM}author/{ATOM}name")
    assert str(entries[0].findtext(f"{ATOM}id")).startswith("urn:sha1:")
    assert "<entry>" in recipes["people/ana.ruiz.xml"]
    assert "<entry>" not in recipes["people/marta.gil.xml"]
    assert "<entry>" in recipes["areas/campaigns.xml"]


def test_the_weightiest_playbook_is_told_first() -> None:
    """Whoever has a minute reads a promise that moved before a task of a playbook whose name comes first."""
    tasks = "tasks:\n  - {id: T1, title: Look, due: DAY}\n"
    light = f"=== playbooks/data/a.md\n---\ntitle: A list\nowner: ana.ruiz\n{tasks}---\n"
    old = OLD + light.replace("DAY", "2026-11-01")
    new = edited(TARGET, text=OLD) + light.replace("DAY", "2026-11-02")
    comment = markdown(both(old, new).teller())

    assert ["Make email a channel that pays", "A list"] == [
        line[4:] for line in comment.split("\n") if line.startswith("### ")
    ]


def test_a_new_playbook_is_told_before_what_it_promises() -> None:
    """That a playbook came is the first thing said of it, its goals and tasks follow."""
    goals = "goals:\n  - {id: G1, title: Shorter}\n"
    fresh = f"=== playbooks/data/forms.md\n---\ntitle: Forms\nowner: ana.ruiz\n{goals}---\n"
    comment = markdown(both(OLD, OLD + fresh).teller())

    said = [line[2:] for line in comment.split("\n") if line.startswith("- ")]
    assert "Added: playbook Forms" in said[0]
    assert "**Commitment:** Added: goal G1" in said[1]


@pytest.mark.parametrize(("lang", "expected"), [("en", "error PEOPLE-001"), ("pt", "erro PEOPLE-001")])
def test_findings_in_a_comment_have_the_weightiest_first_in_its_language(lang: str, expected: str) -> None:
    """An error stands above remarks on files before its own, and is called one in the reader's language."""
    new = edited(TARGET, ("lists, responsible: [luis.gomez]", "lists, responsible: [lusi.gomez]"), text=OLD)
    early = "=== playbooks/campaigns/a.md\n---\ntitle: A\nowner: ana.ruiz\n---\nTODO\n"
    found = check(house(new + early)).diagnostics
    comment = markdown(both(OLD, new).teller(), found, words=finding_words(lang, THEME))

    assert "FM-005" in comment
    assert expected == comment.partition("### Findings")[2].split("\n- ")[1].partition(",")[0]
