"""Values: each kind in its right form is admitted, and each wrong form is told with the right one."""

from decimal import Decimal

import pytest

from mopsdocs.model.diagnostic import Key
from mopsdocs.model.playbook import Change, Duration
from mopsdocs.parse import scalars
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.schema import Door
from mopsdocs.parse.yaml import read

PLACES = {
    "due": "tasks: [{{id: T1, title: A, due: {}}}]",
    "value": "goals: [{{id: G1, baseline: {{value: {}}}}}]",
    "past_best": "goals: [{{id: G1, achievable: {{past_best: {}}}}}]",
    "change": "goals: [{{id: G1, target: {{change: {}}}}}]",
    "period": "goals: [{{id: G1, baseline: {{period: {}}}}}]",
    "share": "slas: [{{id: S, title: A, commitment: {{share: {}}}}}]",
    "window": "slas: [{{id: S, title: A, commitment: {{window: {}}}}}]",
    "from": "slas: [{{id: S, title: A, hours: {{from: {}}}}}]",
    "days": "slas: [{{id: S, title: A, hours: {{days: {}}}}}]",
    "time_zone": "slas: [{{id: S, title: A, hours: {{time_zone: {}}}}}]",
    "effort": "tasks: [{{id: T1, title: A, effort: {}}}]",
    "evidence": "tasks: [{{id: T1, title: A, evidence: {}}}]",
    "values": "metrics: [{{id: m, values: {}}}]",
    "revision": "metrics: [{{id: m, revision: {}}}]",
    "status": "tasks: [{{id: T1, title: A, status: {}}}]",
    "type": "metrics: [{{id: m, type: {}}}]",
    "every": "metrics: [{{id: m, every: {}}}]",
    "good": "metrics: [{{id: m, good: {}}}]",
    "op": "slas: [{{id: S, title: A, commitment: {{op: {}}}}}]",
    "unit": "slas: [{{id: S, title: A, commitment: {{unit: {}}}}}]",
    "aspect": "goals: [{{id: G1, signoffs: [{{aspect: {}, by: ana}}]}}]",
    "id": "tasks: [{{id: {}, title: A}}]",
    "metric id": "metrics: [{{id: {}}}]",
    "was": "was: [{}]",
    "lang": "lang: {}",
    "playbook status": "status: {}",
}
_REFUSED = "Use https://, mailto:, tel: or a path in the handbook"
DOORS: dict[Door, dict[str, str]] = {
    "mopsdocs": {
        "flag": "settings: {{people: {{show_email: {}}}}}",
        "accent": "theme: {{accent: {}}}",
        "address": "address: {}",
    },
    "people": {"person": "people: {{{}: {{name: Ana}}}}"},
    "signoffs": {
        "date": "signoffs: [{{item: x/G1, aspect: relevant, by: ana, date: {}, fingerprint: '1:5e0c27b19af3d846'}}]",
        "print": "signoffs: [{{item: x/G1, aspect: relevant, by: ana, date: 2026-01-12, fingerprint: {}}}]",
    },
}


def told(key: str, value: str, door: Door = "playbook") -> list[tuple[str, str]]:
    """Code and hint of what is noticed with a value in the place of a key; it stands in quotes."""
    front = (PLACES if door == "playbook" else DOORS[door])[key].format("'" + value.replace("'", "''") + "'")
    found = admit(door, read(front).tree).noticed
    return [(one.code, one.hint.text.format(**one.hint.values) if one.hint else "") for one in found]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("due", ["2026-12-31", "2028-02-29"]),
        ("value", ["0", "48000", "-3.5", "0.125", "3.50"]),
        ("change", ["+25 %", "-10 %", "+0.9 pp", "+500", "+25%", "-0.5pp", "−10 %"]),
        ("period", ["2025", "2026-Q1", "2026-01", "2026-W05", "2026-W53", "2026-01-31"]),
        ("share", ["95 %", "95%", "99.5 %", "100 %", "0 %"]),
        ("window", ["4 hours", "1 hour", "5 business days", "30 days", "3 months", "1 year", "2 weeks"]),
        ("from", ["09:00", "00:00", "23:59", "24:00"]),
        ("days", ["mon-fri", "mon-thu, sat", "sun"]),
        ("time_zone", ["Europe/Madrid", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "UTC"]),
        ("effort", ["3d", "4h", "0.5d", "3 d"]),
        (
            "evidence",
            ["https://example.com/a?b=c#d", "mailto:a@example.com", "tel:+34600000000", "../data/a.md", "a.pdf"],
        ),
        ("values", ["clicks.csv", "figures/2026 clicks.csv"]),
        ("id", ["T1", "t-1", "SLA1", "first-task"]),
        ("metric id", ["click-rate", "2nd-rate"]),
        ("lang", ["en", "pt"]),
    ],
)
def test_right_values_are_admitted(key: str, values: list[str]) -> None:
    """What the format gives as an example of a kind is admitted without a word."""
    assert [] == [told(key, value) for value in values if told(key, value)]


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("31/12/2026", "FM-002", "Write `due: 2026-12-31`"),
        ("31.12.2026", "FM-002", "Write `due: 2026-12-31`"),
        ("12/31/2026", "FM-002", "Write `due: 2026-12-31`"),
        ("2026/12/31", "FM-002", "Write `due: 2026-12-31`"),
        ("2026-1-5", "FM-002", "Write `due: 2026-01-05`"),
        ("20261231", "FM-002", "Write `due: 2026-12-31`"),
        ("5/6/2026", "FM-002", "Write `2026-06-05` or `2026-05-06`, whichever you mean"),
        ("5/5/2026", "FM-002", "Write `due: 2026-05-05`"),
        ("31 de diciembre de 2026", "FM-002", "Write `due: 2026-12-31`"),
        ("31 de dezembro de 2026", "FM-002", "Write `due: 2026-12-31`"),
        ("Dec 31, 2026", "FM-002", "Write `due: 2026-12-31`"),
        ("31st December 2026", "FM-002", "Write `due: 2026-12-31`"),
        ("2026-12-31T00:00:00Z", "FM-002", "Write `due: 2026-12-31`"),
        ("2026-02-30", "FM-003", "The month 2026-02 has 28 days: its last day is `due: 2026-02-28`"),
        ("2026-11-31", "FM-003", "The month 2026-11 has 30 days: its last day is `due: 2026-11-30`"),
        ("2026-13-01", "FM-003", "Write it like this: `due: 2026-02-13`"),
        ("end of June", "FM-003", "Write it like this: `due: 2026-02-13`"),
        ("2026-12", "FM-003", "Write it like this: `due: 2026-02-13`"),
        ("1798675200", "FM-003", "Write it like this: `due: 2026-02-13`"),
    ],
)
def test_dates_in_other_spellings(value: str, code: str, hint: str) -> None:
    """A date in a local spelling is told as an ISO date, both of them where day and month can change places."""
    assert [(code, hint)] == told("due", value)


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("3,5", "FM-002", "Write `value: 3.5`"),
        ("0,125", "FM-002", "Write `value: 0.125`"),
        ("60,000", "FM-002", "Write `60000` or `60`, whichever you mean"),
        ("60 000", "FM-002", "Write `value: 60000`"),
        ("60'000", "FM-002", "Write `value: 60000`"),
        ("60_000", "FM-002", "Write `value: 60000`"),
        ("12.000,50", "FM-002", "Write `value: 12000.50`"),
        ("12,000.50", "FM-002", "Write `value: 12000.50`"),
        ("1.234.567", "FM-002", "Write `value: 1234567`"),
        ("1,234,567", "FM-002", "Write `value: 1234567`"),
        ("1.5e3", "FM-002", "Write `value: 1500`"),
        ("–5", "FM-003", "Write `value: -5`"),
        ("+5", "FM-003", "Write `value: 5`"),
        (".5", "FM-003", "Write `value: 0.5`"),
        ("60k", "FM-003", "Write `value: 60000`"),
        ("1.5M", "FM-003", "Write `value: 1500000`"),
        ("$2.5k", "FM-003", "Write `value: 2500`"),
        ("3 millones", "FM-003", "Write `value: 3000000`"),
        ("5 %", "FM-003", "Write `value: 5`"),
        ("500 EUR", "FM-003", "Write `value: 500`"),
        ("$500", "FM-003", "Write `value: 500`"),
        ("many", "FM-003", "Write it like this: `value: 48000`"),
        ("NaN", "FM-003", "Write it like this: `value: 48000`"),
        (".inf", "FM-003", "Write it like this: `value: 48000`"),
        ("٣", "FM-003", "Write it like this: `value: 48000`"),
        ("1" * 400, "FM-003", "Write it like this: `value: 48000`"),
    ],
)
def test_numbers_in_other_spellings(value: str, code: str, hint: str) -> None:
    """A number in a local spelling is told with a point and nothing else, both readings where there are two."""
    assert [(code, hint)] == told("value", value)


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("share", "95", "Write `share: 95 %`"),
        ("share", "0.95", "Write `share: 95 %`"),
        ("share", "95 percent", "Write `share: 95 %`"),
        ("share", "120 %", "Write it like this: `share: 95 %`"),
        ("change", "25 %", "Write `+25 %` or `-25 %`, whichever you mean"),
        ("change", "–12 pp", "Write `change: -12 pp`"),
        ("change", "+0.9 points", "Write `change: +0.9 pp`"),
        ("change", "25 percent", "Write `+25 %` or `-25 %`, whichever you mean"),
        ("change", "+25 percent", "Write `change: +25 %`"),
        ("change", "-10 por ciento", "Write `change: -10 %`"),
        ("change", "+2 percentage points", "Write `change: +2 pp`"),
        ("window", "30d", "Write `window: 30 days`"),
        ("window", "3 meses", "Write `window: 3 months`"),
        ("window", "5 días hábiles", "Write `window: 5 business days`"),
        ("window", "2 horas úteis", "Write `window: 2 business hours`"),
        ("window", "monthly", "Write `window: 1 month`"),
        ("window", "a while", "Write it like this: `window: 30 days`"),
        ("from", "9:00", "Write `from: 09:00`"),
        ("from", "9h30", "Write `from: 09:30`"),
        ("from", "6 pm", "Write `from: 18:00`"),
        ("from", "12 am", "Write `from: 00:00`"),
        ("from", "25:00", 'Write it like this: `from: "09:00"`'),
        ("days", "Monday to Friday", "Write `days: mon-fri`"),
        ("days", "lun-vie", "Write `days: mon-fri`"),
        ("days", "segunda a sexta", "Write `days: mon-fri`"),
        ("days", "lun, mié y vie", "Write `days: mon, wed, fri`"),
        ("effort", "3 days", "Write `effort: 3d`"),
        ("effort", "4 horas", "Write `effort: 4h`"),
        ("effort", "3", "Write `3d` or `3h`, whichever you mean"),
        ("period", "Q1 2026", "Write `period: 2026-Q1`"),
        ("period", "2026-T1", "Write `period: 2026-Q1`"),
        ("period", "enero de 2026", "Write `period: 2026-01`"),
        ("revision", "v2", "Write `revision: 2`"),
        ("lang", "Español", "Write `lang: es`"),
        ("lang", "pt-BR", "Write `lang: pt`"),
        ("values", "./clicks.csv", "Write `values: clicks.csv`"),
        ("values", "clicks.xlsx", "Write it like this: `values: clicks.csv`"),
        ("values", "clicks", "Write `values: clicks.csv`"),
        ("evidence", "see the wiki", "Write it like this: `evidence: https://example.com/audit`"),
        ("time_zone", "Madrid", "Write it like this: `time_zone: Europe/Madrid`"),
    ],
)
def test_other_values_in_other_spellings(key: str, value: str, hint: str) -> None:
    """Shares, changes, durations, times and the rest are told as the format writes them."""
    assert [("FM-003", hint)] == told(key, value)


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        ("status", "pendiente", "todo"),
        ("status", "no iniciado", "todo"),
        ("status", "Não iniciada", "todo"),
        ("status", "en espera", "blocked"),
        ("status", "Entregue", "done"),
        ("status", "pendente", "todo"),
        ("status", "a fazer", "todo"),
        ("status", "por hacer", "todo"),
        ("status", "hecho", "done"),
        ("status", "feito", "done"),
        ("status", "En curso", "doing"),
        ("status", "em andamento", "doing"),
        ("status", "in progress", "doing"),
        ("status", "Done", "done"),
        ("status", "doen", "done"),
        *(("status", word, "done") for word in ("completado", "completada", "finalizada", "terminada")),
        *(("status", word, "done") for word in ("listo", "lista", "concluída")),
        *(("status", word, "doing") for word in ("andamento", "ongoing")),
        ("status", "pending", "todo"),
        ("playbook status", "ongoing", "active"),
        ("playbook status", "borrador", "draft"),
        ("playbook status", "ativo", "active"),
        ("type", "tasa", "rate"),
        ("type", "nível", "level"),
        ("every", "mensual", "month"),
        ("every", "monthly", "month"),
        ("every", "ano", "year"),
        ("good", "arriba", "up"),
        ("op", "como máximo", "at-most"),
        ("op", "pelo menos", "at-least"),
        ("op", "at most", "at-most"),
        ("unit", "días laborables", "business days"),
        ("unit", "hour", "hours"),
        ("aspect", "alcanzable", "achievable"),
        ("aspect", "mensurável", "measurable"),
    ],
)
def test_words_in_other_languages(key: str, value: str, meant: str) -> None:
    """A word in Spanish, Portuguese, another tool's or misspelled is told with the word of the format."""
    [(code, hint)] = told(key, value)
    assert ("FM-009", f"Did you mean `{meant}`?") == (code, hint.partition(" The words")[0])


def test_a_word_that_resembles_none() -> None:
    """A word from nowhere gets the whole list."""
    words = ("todo", "doing", "blocked", "review", "done", "dropped")
    assert [("FM-009", f"The words are {words}")] == told("status", "purple")


@pytest.mark.parametrize(
    ("key", "value", "code", "hint"),
    [
        ("id", "1T", "FM-004", "Write it like this: `id: T1`"),
        ("id", "Task 1", "FM-004", "Write `id: Task-1`"),
        ("id", "Tarea_ñ", "FM-004", "Write `id: Tarea-n`"),
        ("metric id", "Click Rate", "FM-004", "Write `id: click-rate`"),
        ("was", "Email Revamp", "FM-004", "Write `email-revamp`"),
        ("was", "../up", "FM-004", "Write `up`"),
        ("id", "T" * 121, "SAFE-002", "Give it a short one"),
        ("values", "../clicks.csv", "SAFE-004", "Put the file beside the playbook and write its name alone"),
        ("values", "/etc/passwd.csv", "SAFE-004", "Put the file beside the playbook and write its name alone"),
        ("values", "a\\..\\b.csv", "SAFE-004", "Put the file beside the playbook and write its name alone"),
        ("evidence", "javascript:alert(1)", "SAFE-005", _REFUSED),
        ("evidence", "data:text/html,x", "SAFE-005", _REFUSED),
        ("evidence", "//evil.example/x", "SAFE-005", _REFUSED),
        ("evidence", "\\\\server\\share.x", "SAFE-005", _REFUSED),
        ("evidence", "ms-msdt:/id", "SAFE-005", _REFUSED),
    ],
)
def test_ids_files_and_links_that_are_refused(key: str, value: str, code: str, hint: str) -> None:
    """Ids keep to their grammar, files stay in their folder, links to four schemes; each has its own code."""
    assert [(code, hint)] == told(key, value)


@pytest.mark.parametrize(
    ("door", "key", "value", "code", "hint"),
    [
        ("mopsdocs", "flag", "yes", "FM-002", "Write `show_email: true`"),
        ("mopsdocs", "flag", "no", "FM-002", "Write `show_email: false`"),
        ("mopsdocs", "flag", "sí", "FM-002", "Write `show_email: true`"),
        ("mopsdocs", "accent", "0b5b68", "FM-003", 'Write `accent: "#0b5b68"`'),
        ("mopsdocs", "address", "www.handbook.example", "FM-003", "Write `address: https://www.handbook.example`"),
        ("mopsdocs", "address", "ftp://x.example", "SAFE-005", _REFUSED),
        ("people", "person", "Ana Ruiz", "FM-004", "Write `ana.ruiz`"),
        ("signoffs", "date", "12/01/2026", "FM-002", "Write `2026-01-12` or `2026-12-01`, whichever you mean"),
        ("signoffs", "print", "9f3c", "FM-003", 'Write it like this: `fingerprint: "1:5e0c27b19af3d846"`'),
    ],
)
def test_values_of_settings_and_people(door: Door, key: str, value: str, code: str, hint: str) -> None:
    """Settings and people are told as playbooks are."""
    assert [(code, hint)] == told(key, value, door)


def test_what_is_certain_is_taken() -> None:
    """A value that can mean one thing only is read as that, so that nobody also hears that it is missing."""
    front = "tasks: [{id: T1, title: A, due: 31/12/2026, status: hecho, after: T2, effort: 3 days}]"
    [task] = admit("playbook", read(front).tree).value["tasks"]
    assert ("2026-12-31", "done", ["T2"], "3d") == (
        task["due"].isoformat(),
        task["status"],
        task["after"],
        task["effort"],
    )


def test_what_is_not_certain_is_left_out() -> None:
    """A value with two readings, or with none, is left out rather than guessed."""
    front = "goals: [{id: G1, baseline: {value: '60,000'}, due: soon, start: 5/6/2026}]"
    assert [{"id": "G1", "baseline": {}}] == admit("playbook", read(front).tree).value["goals"]


def test_limits_of_titles_and_lists() -> None:
    """A title over 200 characters and a list over 1,000 tasks pass a limit, which is named."""
    front = {"tasks": [{"id": f"T{n}", "title": "x" * 201 if n == 0 else "A"} for n in range(1001)]}
    found = admit("playbook", front)
    assert [("SAFE-002", 1000), ("SAFE-002", 200)] == [
        (one.code, one.said.values["limit"]) for one in sorted(found.noticed, key=lambda one: len(str(one.at)))
    ]
    assert (1000, 200) == (len(found.value["tasks"]), len(found.value["tasks"][0]["title"]))


def test_a_finding_about_a_name_stands_at_the_name() -> None:
    """An id that is a key itself is told at the key."""
    found = admit("people", read("people: {Ana Ruiz: {name: Ana}}").tree)
    assert [Key(("people", "Ana Ruiz"))] == [one.at for one in found.noticed]
    assert ["ana.ruiz"] == list(found.value["people"])


def test_text_with_a_colon_in_it() -> None:
    """A text whose colon makes a key of it is told to stand in quotes, and is not lost."""
    found = admit("playbook", read("goals:\n  - id: G1\n    scope:\n      Note: all countries\n").tree)
    assert ['Put the whole text in quotes: `"Note: all countries"`'] == [
        one.hint.text.format(**one.hint.values) for one in found.noticed if one.hint
    ]
    assert "Note: all countries" == found.value["goals"][0]["scope"]


def test_several_languages_in_one_text() -> None:
    """Words in several languages within a playbook are told to go to translation files."""
    found = admit("playbook", read("summary: {en: Clicks, es: Clics}").tree)
    assert ["FM-003"] == [one.code for one in found.noticed]
    assert "Clicks" == found.value["summary"]


def test_what_the_grammars_come_to() -> None:
    """Shares, changes and durations come to exact values."""
    assert Decimal("95.5") == scalars.share("95.5 %")
    assert Change(Decimal("0.9"), "pp") == scalars.change("+0.9 pp")
    assert Change(Decimal(-10), "%") == scalars.change("−10%")
    assert Change(Decimal(500), "") == scalars.change("+500")
    assert Duration(1, "business days") == scalars.duration("1 business day")
    assert Duration(3, "months") == scalars.duration("3 months")
