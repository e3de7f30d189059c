"""Mistakes made on purpose: every key of our own handbook deleted, retyped, misspelt, swapped or moved by a year.

`python tests/mutations.py [NAME]` prints what nobody notices, with the reason, and what is told more than once. It
fails where a miss has no reason and, with `--at-most 1.1` as in `make bench`, where a mistake has more findings on
average. The suite (tests/checks/test_mutations.py) does so with a sample.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from checkout import CHECKOUT, TODAY
from mopsdocs.checks import shortened
from mopsdocs.compile.prepare import prepare
from mopsdocs.compile.stages import Judged, Surveyed, bind_edition, check_handbook, judge, outline, survey
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.source import Source, blob_id
from mopsdocs.parse import Group
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace

Path = tuple[str | int, ...]
Tree = Any
DAY_LENGTH = 10
OPTIONAL = "what may be left out, and is shown where it is there"
FACT = "a fact that nothing else in the plan contradicts"
REASONS = {
    r"delete (summary|tags|parent|backup|status|period(\.\w+)?|review(\.\w+)?)": OPTIONAL,
    r"delete problems\.(problem|solution|evidence|source)": OPTIONAL,
    r"delete stakeholders\.(who|needs\.text)": OPTIONAL,
    r"delete slas\.(deliverable|effective|signoffs|review(\.\w+)?)": OPTIONAL,
    r"delete goals\.signoffs": OPTIONAL,
    r"delete metrics\.(name|type|unit|good|due_after|values|counter|revision|changed)": OPTIONAL,
    r"delete goals\.(title|statement|direction|owner|checkpoints|realistic|outcome|override)(\.\w+)?": OPTIONAL,
    r"delete goals\.(achievable\.past_best|relevant\.why)": OPTIONAL,
    r"delete goals\.target\.(value|change)": "one of the two follows from the other",
    r"delete participation(\.\w+)*": OPTIONAL,
    r"delete (risks|decisions)(\.\w+)?": OPTIONAL,
    r"delete steps\.(start|due|consulted|informed)": OPTIONAL,
    r"delete (steps\.)?tasks\.(accountable|consulted|informed|after|start|effort|evidence|issue|support)": OPTIONAL,
    r"delete (steps\.)?tasks\.(due|status|done)": "the step's date holds, and what says nothing is to do",
    r"a year (earlier|later) (period|review|slas|decisions|participation)\.[\w.]+": FACT,
    r"a year (earlier|later) (steps|goals)\.(start|due)": "a window that is longer holds the same work",
    r"a year earlier ((steps\.)?tasks\.done|tasks\.due)": FACT,
    r"delete goals\.baseline(\.\w+)?": "a goal to keep a value begins where it is",
    r"delete steps\.serves": "a milestone serves its goal",
}
"""What nobody notices, by the mistake's key, and why nobody should."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing done to one key: `email-program: delete goals.0.due`."""

    playbook: str
    kind: str
    path: Path

    def __str__(self) -> str:
        return f"{self.playbook}: {self.kind} {'.'.join(map(str, self.path))}"

    @property
    def key(self) -> str:
        """The kind, and the keys without numbers: `delete goals.due`."""
        return f"{self.kind} {'.'.join(part for part in self.path if isinstance(part, str))}"


class House:
    """Our handbook, read once; one playbook at a time is another."""

    def __init__(self) -> None:
        inputs = read(open_workspace(CHECKOUT, date.fromisoformat(TODAY)))
        self.prepared = prepare(inputs)
        # Translations are left out: what a mistake does to them is another matter.
        self.groups = {
            group.name.removesuffix("/index").rpartition("/")[2]: Group(group.source)
            for group in self.prepared.groups
        }
        self.surveyed = {name: survey(group, self.prepared) for name, group in self.groups.items()}
        self.judged = self._judged({})
        self.before = {name: self.told({name: self.trees(name)}) for name in self.playbooks}

    @property
    def playbooks(self) -> tuple[str, ...]:
        """The names of all playbooks."""
        return tuple(name for name, one in self.surveyed.items() if one.card and one.card.page is None)

    def trees(self, name: str) -> Tree:
        """A playbook's front matter, all texts as they are written."""
        front = self.groups[name].source.content.decode().split("---\n")[1]
        return yaml.load(front, yaml.CBaseLoader)  # noqa: S506  # It makes texts, lists and mappings alone.

    def told(self, changed: dict[str, Tree]) -> Counter[tuple[str, str, str]]:
        """What is told of the handbook when playbooks are other than they were."""
        again = {name: survey(self._group(name, tree), self.prepared) for name, tree in changed.items()}
        same = all(again[name].card == self.surveyed[name].card for name in again)
        judged = self._judged(again, only_changed=same)
        edition = bind_edition({**self.surveyed, **again}.values(), self.prepared)
        outlines = tuple(found for one in judged if (found := outline(one)))
        found: list[Diagnostic] = [one for each in judged for one in each.diagnostics]
        found += check_handbook(self.prepared, edition, outlines)
        return Counter((one.path, one.code, f"{one.said.text} {dict(one.said.values)}") for one in shortened(found))

    def _judged(self, again: dict[str, Surveyed], *, only_changed: bool = False) -> list[Judged]:
        """Judge all; where no card has changed, what is said of the others has not changed either."""
        all_of = {**self.surveyed, **again}
        edition = bind_edition(all_of.values(), self.prepared)
        if only_changed:
            return [
                judge(again[name], edition, self.prepared) if name in again else known
                for name, known in zip(all_of, self.judged, strict=True)
            ]
        return [judge(one, edition, self.prepared) for one in all_of.values()]

    def _group(self, name: str, tree: Tree) -> Group:
        source = self.groups[name].source
        body = source.content.decode().split("---\n", 2)[2]
        front = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        content = f"---\n{front}---\n{body}".encode()
        return Group(Source(source.path, content, blob_id(content)))


@cache
def house() -> House:
    """Our handbook."""
    return House()


def places(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """Every key and entry of a tree, with what stands there."""
    several = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for part, value in several:
        yield (*path, part), value
        yield from places(value, (*path, part))


def mistakes(name: str) -> Iterator[Mistake]:
    """Every mistake that can be made in a playbook."""
    for path, value in places(house().trees(name)):
        if isinstance(path[-1], int):
            continue
        yield Mistake(name, "delete", path)
        yield Mistake(name, "retype", path)
        yield Mistake(name, "misspell", path)
        if is_day(value):
            yield Mistake(name, "a year later", path)
            yield Mistake(name, "a year earlier", path)
        if path[-1] == "start":
            yield Mistake(name, "swap", path)


def is_day(value: Tree) -> bool:
    """Whether a value is a date."""
    return isinstance(value, str) and len(value) == DAY_LENGTH and value[4:8:3] == "--"


def made(mistake: Mistake) -> Tree:
    """The playbook's front matter with a mistake in it."""
    tree = deepcopy(house().trees(mistake.playbook))
    parent = tree
    for part in mistake.path[:-1]:
        parent = parent[part]
    key = mistake.path[-1]
    value = parent[key]
    match mistake.kind:
        case "delete":
            del parent[key]
        case "retype":
            parent[key] = {"x": "y"} if isinstance(value, str) else "some text"
        case "misspell":
            at = list(parent).index(key)
            word = f"{key[0]}{key[2]}{key[1]}{key[3:]}" if len(key) > 2 and key[1] != key[2] else f"{key}x"
            pairs = list(parent.items())
            pairs[at] = (word, value)
            parent.clear()
            parent.update(pairs)
        case "swap":
            other = "due" if "due" in parent else "end"
            parent[key], parent[other] = parent[other], value
        case _:
            year = int(value[:4]) + (1 if mistake.kind == "a year later" else -1)
            parent[key] = f"{year}{value[4:]}"
    return tree


def noticed(mistake: Mistake) -> Counter[tuple[str, str, str]]:
    """What is told because of a mistake, and was not told before."""
    return house().told({mistake.playbook: made(mistake)}) - house().before[mistake.playbook]


def reason(key: str) -> str | None:
    """Why nobody notices a mistake, where that is as it should be."""
    return next((why for one, why in REASONS.items() if re.fullmatch(one, key)), None)


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main(names: list[str], most: float) -> int:
    """Print the misses and the cascades; fail where a mistake that is noticed has more findings on average."""
    missed: Counter[str] = Counter()
    count = told = 0
    for name in names or house().playbooks:
        for mistake in mistakes(name):
            found = noticed(mistake)
            count, told = count + 1, told + found.total()
            if not found:
                missed[mistake.key] += 1
            elif found.total() > 1:
                tell(f"{mistake}: {', '.join(sorted(code for _, code, _ in found.elements()))}")
    for key, times in sorted(missed.items()):
        tell(f"missed {times} x {key}: {reason(key) or 'NO REASON'}")
    seen = count - missed.total()
    average = told / (seen or 1)
    tell(f"{count} mistakes, {missed.total()} missed, {average:.2f} findings for one that is noticed")
    return 1 if average > most or not all(map(reason, missed)) else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make every mistake, and see what is told of it.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="playbooks; all where none is named")
    parser.add_argument("--at-most", type=float, default=float("inf"), metavar="N", help="findings for one mistake")
    asked = parser.parse_args()
    sys.exit(main(asked.names, asked.at_most))
