"""Calendars: what is due, as calendar programs show it, the same from day to day."""

import re
from datetime import date

import icalendar
from ical.calendar_stream import IcsCalendarStream

from house import house
from mopsdocs.compile.compiling import Compilation, compile  # It is what the verb is called.
from mopsdocs.outputs.calendars import MOST

PLAN = """\
# today: 2026-10-15
=== mopsdocs.yml
title: Handbook, small; yet ours
languages: [en, es]
address: https://h.example/b/
=== people.yml
people:
  ana: {name: Ana Ruiz}
  ben: {name: Ben Roy}
  eve: {name: Eve Idle}
roles: {lead: {title: Lead, holder: ana}}
=== playbooks/campaigns/mail.md
---
title: Make email pay
owner: role:lead
review: {every: 3 months, last: 2026-09-30}
goals:
  - {id: G1, title: More clicks, owner: ben, start: 2026-01-01, due: 2026-12-31}
  - {id: G2, title: Fewer mails, owner: ben, start: 2026-01-01, due: 2026-09-30, outcome: achieved}
tasks:
  - {id: T1, title: "Ask; listen, \\\\ and write down what people in all countries of Iberia said",
     responsible: [ben], accountable: ana, due: 2026-11-02}
  - {id: T2, title: Tell, responsible: [ben], accountable: ana, consulted: [eve], due: 2026-10-01, status: done}
  - {id: T3, title: Wait, responsible: [ben], accountable: ana}
---
=== playbooks/campaigns/mail.es.md
---
lang: es
strings: {tasks.T1.title: Preguntar}
---
"""


def text(found: Compilation, path: str) -> str:
    """A file of the site."""
    return found.render(path).decode()


def events(found: Compilation, path: str) -> dict[str, icalendar.Event]:
    """The events of a calendar by their ids, once both libraries have read it."""
    content = text(found, path)
    IcsCalendarStream.calendar_from_ics(content)
    read = icalendar.Calendar.from_ical(content)
    assert not read.errors
    several = read.walk("VEVENT")
    assert not [one.errors for one in several if one.errors]
    return {str(one["UID"]): one for one in several}


def test_what_is_due() -> None:
    """Open tasks, goals and reviews stand on their day, all day, and leave it free; what is over does not."""
    found = events(compile(house(PLAN)), "calendar.ics")

    assert {uid: (one.decoded("DTSTART"), str(one["SUMMARY"])) for uid, one in found.items()} == {
        "task-T1.mail@h.example": (
            date(2026, 11, 2),
            "Ask; listen, \\ and write down what people in all countries of Iberia said",
        ),
        "goal-G1.mail@h.example": (date(2026, 12, 31), "Goal: More clicks"),
        "review.mail@h.example": (date(2026, 12, 30), "Review: Make email pay"),
    }
    task = found["task-T1.mail@h.example"]
    assert str(task["TRANSP"]) == "TRANSPARENT"
    assert str(task["URL"]) == "https://h.example/b/playbooks/mail.html#mops-T1"
    assert str(task["DESCRIPTION"]) == (
        "Make email pay\nAccountable: Ana Ruiz\nResponsible: Ben Roy\nhttps://h.example/b/playbooks/mail.html#mops-T1"
    )


def test_whose_calendar_it_is() -> None:
    """Somebody has what she answers for or does, by herself or in a role; an area has what its playbooks have."""
    found = compile(house(PLAN))

    assert {name: sorted(events(found, f"{name}.ics")) for name in ("people/ana", "people/ben", "roles/lead")} == {
        "people/ana": ["review.mail@h.example", "task-T1.mail@h.example"],
        "people/ben": ["goal-G1.mail@h.example", "task-T1.mail@h.example"],
        "roles/lead": ["review.mail@h.example"],
    }
    assert len(events(found, "areas/campaigns.ics")) == 3
    assert events(found, "areas/data.ics") == events(found, "people/eve.ics") == {}


def test_another_language_has_the_same_events() -> None:
    """A calendar in Spanish has the same ids in Spanish words, and leads to Spanish pages."""
    found = compile(house(PLAN))
    here, there = events(found, "people/ben.ics"), events(found, "es/people/ben.ics")

    assert here.keys() == there.keys()
    task = there["task-T1.mail@h.example"]
    assert str(task["SUMMARY"]) == "Preguntar"
    assert str(task["URL"]) == "https://h.example/b/es/playbooks/mail.html#mops-T1"
    assert "Objetivo: " in str(there["goal-G1.mail@h.example"]["SUMMARY"])


def test_a_new_day_changes_no_calendar() -> None:
    """As long as nothing in it has changed, a calendar is the same to the byte, whatever day it is."""
    first, later = compile(house(PLAN)), compile(house(PLAN.replace("2026-10-15", "2027-02-01", 1)))
    paths = [path for path in first.site if path.endswith(".ics")]

    assert len(paths) > 20
    assert {path: first.render(path) for path in paths} == {path: later.render(path) for path in paths}


def test_ids_stay() -> None:
    """An event keeps its id when its words and day change, and when its playbook goes by another id."""
    changed = PLAN.replace("due: 2026-11-02", "due: 2026-11-09").replace("title: More clicks", "title: Many clicks")
    moved = PLAN.replace("campaigns/mail.", "campaigns/post.").replace("owner: role:lead", "owner: ana\nwas: [mail]")
    before = events(compile(house(PLAN)), "calendar.ics").keys()

    assert events(compile(house(changed)), "calendar.ics").keys() == before
    assert events(compile(house(moved)), "calendar.ics").keys() == before


def test_lines_are_short() -> None:
    """No line is longer than 75 octets, and none tears a letter or an escaped sign apart."""
    title = "".join(chr(0xE1 + n % 20) + "\\;," * (n % 3) for n in range(60))
    plan = PLAN.replace("title: More clicks", f"title: '{title}'")
    content = compile(house(plan)).render("calendar.ics")
    lines = content.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert not [line for line in lines if re.search(rb"(?<!\\)(?:\\\\)*\\$", line)]
    assert str(events(compile(house(plan)), "calendar.ics")["goal-G1.mail@h.example"]["SUMMARY"]) == f"Goal: {title}"


def test_too_much_for_a_calendar() -> None:
    """Of more events than a calendar program bears, those stay that are next."""
    rows = "".join(
        f"  - {{id: X{n}, title: Old {n}, responsible: [ben], accountable: ana, due: 2025-0{1 + n % 9}-01}}\n"
        for n in range(MOST)
    )
    plan = PLAN.replace("tasks:\n", f"tasks:\n{rows}")
    found = events(compile(house(plan)), "calendar.ics")

    assert set(found) == {"task-T1.mail@h.example", "goal-G1.mail@h.example", "review.mail@h.example"}


def test_pages_lead_to_their_calendars() -> None:
    """Home, areas and parties have one link to their calendar, which is there; other pages have none."""
    found = compile(house(PLAN))
    pages = [path for path in found.site if path.endswith(".html")]
    links = {path: re.findall(r'<a href="([^"]*\.ics)"', text(found, path)) for path in pages}

    assert links["index.html"] == ["calendar.ics"]
    assert links["areas/campaigns.html"] == ["../areas/campaigns.ics"]
    assert links["es/people/ben.html"] == ["../people/ben.ics"]
    assert not links["playbooks/mail.html"]
    assert not links["areas/index.html"]
