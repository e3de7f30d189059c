"""FM: the form of a playbook, so that it is read as its author meant it.

Knows: ids of all playbooks; the other breaches are noticed while a file is parsed.
Never: what the plan says.
"""

from collections.abc import Iterator

from mopsdocs.checks.exceptions import exceptions_hold, known_words
from mopsdocs.checks.rule import Case, Family, Whole, noticed, rule, whole_rule
from mopsdocs.checks.signoffs_file import signed_twice
from mopsdocs.checks.strangers import is_lonely
from mopsdocs.model.diagnostic import Finding, Said, Value
from mopsdocs.model.handbook import Card


@whole_rule(
    "FM-004",
    "An id stands for one thing alone",
    "EEE",
    fails="tasks:\n  - {id: T1, title: Draw the form}\n  - {id: T1, title: Build the form}\n",
    mended="tasks:\n  - {id: T1, title: Draw the form}\n  - {id: T2, title: Build the form}\n",
)
def one_id(whole: Whole) -> Iterator[Finding]:
    """References, addresses and the history of a plan hang on ids; with two claims to one, each would be a guess.

    Ids are unique in a playbook, those of playbooks in the handbook, earlier ones under `was` included; nobody signs
    one thing twice.
    """
    cards = [outline.card for outline in whole.outlines if outline.card.page is None]
    first: dict[str, Card] = {}
    for card in cards:
        if first.setdefault(card.id, card) is not card:
            values: dict[str, Value] = {"id": card.id, "other": first[card.id].path}
            said = Said("The id {id} already belongs to {other}", values)
            hint = Said("Rename the file, or give it an id of its own under `id`")
            yield Finding(("id",), said, hint, card.path)
    former: dict[str, Card] = {}
    for card in cards:
        for i, name in enumerate(card.was):
            found = _claimed(name, card, first, former)
            if found:
                yield Finding(("was", i), *found, card.path)
    yield from signed_twice(whole)


@rule(
    "FM-008",
    "The plan stands between two lines of three dashes",
    "WEE",
    fails="----\ntitle: Short forms\nowner: ana.ruiz\n----\n\nWhy we do it.\n",
    mended="---\ntitle: Short forms\nowner: ana.ruiz\n---\n\nWhy we do it.\n",
)
def fenced_plan(case: Case) -> Iterator[Finding]:
    """Without its fences a plan is shown as text and counts nowhere; another tool's front matter is no plan.

    Nor is a file one whose name does not end with .md.
    """
    if is_lonely(case):
        values: dict[str, Value] = {"name": case.bound.playbook.owner or ""}
        said = Said("Only {name} as its owner makes this a playbook, and people.yml has nobody of that name", values)
        hint = Said("Leave it so, take `owner` away for a plain page, or list this name in people.yml")
        yield Finding(("owner",), said, hint)


def _claimed(name: str, card: Card, live: dict[str, Card], former: dict[str, Card]) -> tuple[Said, Said] | None:
    values: dict[str, Value] = {"id": name}
    if name in live:
        said = Said("{id} is the id of a playbook today: {other}", {**values, "other": live[name].path})
        return said, Said("Under `was` stand ids that nobody has any more: take it out")
    earlier = former.setdefault(name, card)
    if earlier is not card:
        said = Said("{id} is already the earlier id of {other}", {**values, "other": earlier.path})
        return said, Said("Links to it can lead to one playbook only: keep it in one of the two")
    return None


FAMILY = Family(
    "FM",
    "The form of a playbook",
    rules=(
        noticed(
            "FM-001",
            "The front matter is YAML",
            "EEE",
            why="A line that cannot be read hides everything below it. Mostly it is a colon and a space within a "
            "text, an @ at its beginning, a quote that is not closed, or a tab.",
            fails="title: Email: a channel that pays\nowner: ana.ruiz\n",
            mended='title: "Email: a channel that pays"\nowner: ana.ruiz\n',
        ),
        noticed(
            "FM-002",
            "A value is read as it looks",
            "WEE",
            why="Dates, numbers and words have one spelling here, whatever the country: 3,5 may be two numbers, "
            "03/04 two different days, and text after ` #` is cut off.",
            fails="tasks:\n  - {id: T1, title: Change the form, due: 31/12/2026}\n",
            mended="tasks:\n  - {id: T1, title: Change the form, due: 2026-12-31}\n",
        ),
        noticed(
            "FM-003",
            "Keys are known and required ones are there",
            "EEE",
            why="A misspelt key would be a fact that nobody ever sees.",
            fails="onwer: ana.ruiz\ntasks:\n  - {id: T1, titel: Change the form}\n",
            mended="owner: ana.ruiz\ntasks:\n  - {id: T1, title: Change the form}\n",
        ),
        one_id,
        noticed(
            "FM-005",
            "No placeholder is left",
            "IWE",
            why="What was meant to be written later is read today.",
            fails="summary: TBD\nowner: ana.ruiz\n",
            mended="summary: Shorter forms bring more leads to sales\nowner: ana.ruiz\n",
        ),
        noticed(
            "FM-006",
            "A table is read as a table",
            "IWW",
            why="Without the line of dashes, or with another number of cells in it, readers see bars and dashes.",
            fails="| Promise | Who gives |\n| SLA1 | Systems |\n",
            mended="| Promise | Who gives |\n|---|---|\n| SLA1 | Systems |\n",
        ),
        noticed(
            "FM-007",
            "A key stands once",
            "EEE",
            why="Of two values one is lost, and nobody can tell which was meant.",
            fails="owner: ana.ruiz\nowner: luis.gomez\n",
            mended="owner: ana.ruiz\nbackup: luis.gomez\n",
        ),
        fenced_plan,
        known_words,
        exceptions_hold,
    ),
)
