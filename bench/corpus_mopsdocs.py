#!/usr/bin/env python3
"""Write the corpus of corpus.py in the final mopsdocs format (schema.md).

    corpus_mopsdocs.py --pages 1000 --seed 1 OUT
    corpus_mopsdocs.py --pages 500 --seed 1 --versions 10 --churn 0.05 OUT
    corpus_mopsdocs.py --pages 1000 --seed 1 --months 24 OUT

OUT gets mopsdocs.yml, people.yml, playbooks/<area>/<slug>.md and one values file a metric beside it.  Titles,
prose, people, goals and tasks are those of corpus.py for the same seed and page count; the nine areas of the
bench stand for the nine of content.md.  The data is consistent (baselines equal their values, windows hold
their tasks, all ids exist), but one goal in six lacks a criterion, as in corpus.py; the level is draft, so that
no finding is an error, whatever the day.  The figures are made for --today 2026-03-16.

Each metric has values of 14 months.  --months gives it up to 24, the earlier ones beside the same plan, or with 0
neither values nor a key that names them.

With --versions OUT becomes a git repository with annotated tags v1 .. vK.  Between two tags the share --churn
of the pages changes (a target, a date, an accountable person or a sentence each, often more than one), and a
few pages move to another file name and keep the old one in `was`; links to them follow.
"""
from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import yaml

import corpus
from corpus import Flow

AREAS = ["project-management", "strategic-planning", "benchmarking", "workflow", "intelligence", "performance",
         "campaigns", "data", "processes"]
AREA = dict(zip(corpus.AREAS, AREAS, strict=True))
TODAY = dt.date(2026, 3, 16)
MONTHS = [f"2025-{m:02}" for m in range(1, 13)] + ["2026-01", "2026-02"]
EARLIER = [f"2024-{m:02}" for m in range(3, 13)]
STATUS = {"done": "achieved"}
LINK = re.compile(r"\]\(\.\./[\w-]+/[\w-]+-(\d{5})\.md\)")
KINDS = ["target", "date", "accountable", "prose"]
GIT = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "bench", "GIT_AUTHOR_EMAIL": "bench@example.org",
       "GIT_COMMITTER_NAME": "bench", "GIT_COMMITTER_EMAIL": "bench@example.org"}


class Row(list):
    """A list on one line."""


class Dumper(corpus.Dumper):
    pass


Dumper.add_representer(Row, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True))


def to_yaml(data) -> str:
    return yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1000)


def team_id(name: str) -> str:
    return name.lower()


def people() -> dict:
    """people.yml: the 60 people, a lead for each of the 8 teams."""
    by_team = {t: [p["id"] for p in corpus.PEOPLE if p["team"] == t] for t in corpus.TEAMS}
    return {"people": {p["id"]: Flow(name=p["name"], team=team_id(p["team"]), handle="@" + p["id"], **{"from": dt.date(2022, 1, 3)})
                       for p in corpus.PEOPLE},
            "roles": {f"{team_id(t)}-lead": Flow(title=f"Head of {t.lower()}", holder=m[0], deputy=m[1]) for t, m in by_team.items()},
            "teams": {team_id(t): Flow(name=t, lead=f"role:{team_id(t)}-lead") for t in corpus.TEAMS}}


class Book:
    """One playbook, with what happened to it from version to version."""

    def __init__(self, i: int, pages: int, seed: int, months: int = len(MONTHS)):
        self.i = i
        self.months = months
        self.seed = seed
        self.model = corpus.playbook(i, pages, seed)
        self.area, self.slug, self.was = AREA[self.model["area"]], self.model["slug"], []
        self.extra = random.Random(f"mopsdocs-{seed}-{i}")
        self.notes: list[str] = []                     # one sentence a prose edit
        self.values: dict[str, str] = {}               # the values file of each metric
        self.front = self.build(self.model["front"])
        self.body = "\n".join(corpus.FORMATS["mopsdocs"].block(b) for b in self.model["blocks"])
        self.targets = {int(n) for n in LINK.findall(self.body)}

    # ------------------------------------------------------------------ the plan

    def build(self, m: dict) -> dict:
        team = team_id(corpus.PERSON[m["owner"]]["team"])
        people = list(dict.fromkeys(w for t in m["tasks"] for k in ("responsible", "consulted", "informed") for w in t["raci"][k]))
        metrics = [self.metric(x, g, people[0]) for x, g in zip(m["metrics"], m["goals"], strict=True)]
        return {"title": m["title"], "area": self.area, "status": STATUS.get(m["status"], m["status"]), "owner": m["owner"],
                "backup": next(p for p in people if p != m["owner"]),
                "stakeholders": [{"id": f"s{k}", "who": "team:" + team_id(s["name"].split()[0]),
                                  "needs": Row([Flow(id=f"N{k}", text=s["need"].capitalize())])} for k, s in enumerate(m["stakeholders"], 1)],
                "slas": [self.sla(k, s, team) for k, s in enumerate(m["stakeholders"], 1)],
                "metrics": metrics,
                "goals": [self.goal(g, x, people) for g, x in zip(m["goals"], metrics, strict=True)],
                "steps": [self.step(n, g, [t for t in m["tasks"] if t["goal"] == g["id"]]) for n, g in enumerate(m["goals"], 1)]}

    def sla(self, k: int, s: dict, team: str) -> dict:
        teams = [team_id(t) for t in corpus.TEAMS]
        consumer = team_id(s["name"].split()[0])
        provider = team if team != consumer else teams[(teams.index(team) + 1) % len(teams)]
        days = int(s["sla"].split()[0])
        return {"id": f"SLA{k}", "title": s["need"].capitalize(), "provider": f"team:{provider}", "consumer": f"team:{consumer}",
                "serves": Row([f"N{k}"]), "deliverable": f"{s['need'].capitalize()} in the agreed form",
                "commitment": Flow(measure="time to delivery", op="at-most", value=days, unit="days", share="95 %", window="30 days"),
                "in_return": Flow(measure="time to a complete request", op="at-most", value=days + 1, unit="days", share="90 %", window="30 days"),
                "escalation": Row([f"role:{provider}-lead", f"role:{consumer}-lead"]), "effective": dt.date(2026, 1, 5),
                "review": Flow(every="6 months", last=dt.date(2026, 1, 5))}

    def metric(self, x: dict, goal: dict, collector: str) -> dict:
        """A rate; its values give the baseline in 2025-12 and were once above every target."""
        top, bottom = x["formula"].split(" / ")[0], x["formula"].split(" / ")[1].split()[0]
        bottom = bottom if bottom != top else "total"
        base = Decimal(str(goal["baseline"]))
        percent = x["unit"] == "%"
        rows = []
        for n, month in enumerate(MONTHS):
            below = 10 * self.extra.randint(80, 120)
            rate = base if month == "2025-12" else base * 2 if n == 4 else (base * Decimal(self.extra.randint(80, 110)) / 100).quantize(Decimal("0.1"))
            above = rate * below / (100 if percent else 1)
            rows.append((month, f"{above.normalize():f}", below))
        last = rows[11]
        out = {"id": x["id"], "name": x["name"].capitalize() + (" per unit" if x["id"] == "m2" else ""), "type": "rate", "unit": x["unit"], "good": "up",
               "inputs": {top: f"{top.capitalize()}s of the month", bottom: f"{bottom.capitalize()}s of the month"},
               "formula": f"{top} / {bottom}" + (" * 100" if percent else ""),
               "example": Flow({top: int(last[1]) if last[1].isdigit() else float(last[1]), bottom: last[2], "result": float(base)}),
               "source": f"{x['source']} > Reports", "collector": collector, "every": "month", "due_after": "5 days", "values": ""}
        rows = [*self.earlier(x, base), *rows][-self.months:] if self.months else []
        if rows:
            self.values[x["id"]] = f"period,{top},{bottom}\n" + "".join(f"{m},{a},{b}\n" for m, a, b in rows)
        return out

    def earlier(self, x: dict, base: Decimal) -> list[tuple[str, str, int]]:
        """What was measured before MONTHS; its own dice, so that it changes nothing else of the plan."""
        rng, rows = random.Random(f"earlier-{self.seed}-{self.i}-{x['id']}"), []
        for month in EARLIER:
            below = 10 * rng.randint(80, 120)
            rate = (base * Decimal(rng.randint(70, 100)) / 100).quantize(Decimal("0.1"))
            rows.append((month, f"{(rate * below / (100 if x['unit'] == '%' else 1)).normalize():f}", below))
        return rows

    def goal(self, g: dict, metric: dict, people: list[str]) -> dict:
        target = Flow(value=g["target"])
        if metric["unit"] == "%":
            target["change"] = self.change(g["baseline"], g["target"])
        out = {"id": g["id"], "title": g["statement"], "scope": f"All {self.extra.choice(corpus.WORDS)}s of 2026", "metric": g["metric"],
               "direction": "increase", "baseline": Flow(value=g["baseline"], period="2025-12"), "target": target,
               "start": g["start"], "due": g["due"], "owner": people[0]}
        if g["achievable"]:
            out["achievable"] = {"why": g["achievable"], "resources": Row([f"{self.extra.randint(1, 5)} days a month"]), "past_best": round(g["baseline"] * 2, 1)}
        if g["relevant"]:
            out["relevant"] = {"supports": Row(["N1", "N2"] if g["id"] == "g1" else ["N3"]), "why": g["relevant"]}
        return out

    @staticmethod
    def change(base: float, target: float) -> str:
        return f"{Decimal(str(target)) - Decimal(str(base)):+} pp"

    def step(self, n: int, goal: dict, tasks: list[dict]) -> dict:
        """A step with the roles of its first task; the other tasks keep their own."""
        accountable = tasks[0]["raci"]["accountable"]
        shared = {k: Row(w for w in tasks[0]["raci"][k] if w != accountable) for k in ("consulted", "informed")}
        shared = {k: w for k, w in shared.items() if w}
        rows = [self.task(t, accountable, shared if t is not tasks[0] else None, goal) for t in tasks]
        return {"id": f"S{n}", "title": f"{tasks[0]['title']} for {goal['id']}", "serves": Row([goal["id"]]),
                "done_when": f"{self.extra.randint(3, 30)} {self.extra.choice(corpus.WORDS)}s were handled the new way",
                "start": goal["start"], "due": goal["due"], "accountable": accountable, **shared, "tasks": rows}

    def task(self, t: dict, accountable: str, shared: dict | None, goal: dict) -> dict:
        """A task; `shared` are the roles of its step that it must state anew, None where it takes them over."""
        raci, latest, start = t["raci"], goal["due"], goal["start"]
        row = {"responsible": Row(raci["responsible"])}
        for key in ("consulted", "informed"):
            who = Row(w for w in raci[key] if w != accountable)
            if shared is not None and (who or key in shared):
                row[key] = who
        due = min(t["due"], latest)
        status = t["status"] if t["status"] != "done" or due < TODAY else "doing"
        out = {"id": t["id"], "title": t["title"], **row, "due": due, "status": status}
        if status == "done":
            out |= {"done": max(start, due - dt.timedelta(days=self.extra.randint(0, 5))), "evidence": f"https://docs.example.org/{self.slug}/{t['id']}"}
        if status == "blocked":
            out["blocked_by"] = f"Waits for the {self.extra.choice(corpus.WORDS)}"
        return out

    # ------------------------------------------------------------------ what happens to it

    def edit(self, r: int, rng: random.Random) -> list[str]:
        kinds = rng.sample(KINDS, rng.choice([1, 1, 1, 2, 2, 3]))
        goal, step = rng.choice(self.front["goals"]), rng.choice(self.front["steps"])
        if "target" in kinds:
            goal["target"]["value"] = round(goal["target"]["value"] + rng.choice([0.1, 0.2, 0.3, 0.5]), 1)
            if "change" in goal["target"]:
                goal["target"]["change"] = self.change(goal["baseline"]["value"], goal["target"]["value"])
        if "date" in kinds:
            later = dt.timedelta(days=rng.choice([7, 14, 28]))
            for s in self.front["steps"]:
                if s["serves"] == [goal["id"]]:
                    s["due"] += later
                    s["tasks"][-1]["due"] += later
                    if "done" in s["tasks"][-1]:
                        s["tasks"][-1] = {k: v for k, v in s["tasks"][-1].items() if k not in ("done", "evidence")} | {"status": "doing"}
            goal["due"] += later
        if "accountable" in kinds:
            busy = {w for t in [step, *step["tasks"]] for k in ("responsible", "consulted", "informed") for w in t.get(k, ())} | {step["accountable"]}
            step["accountable"] = rng.choice([p["id"] for p in corpus.PEOPLE if p["id"] not in busy])
        if "prose" in kinds:
            self.notes.append(f"Version {r}: {corpus.sentence(rng)}")
        return kinds

    def rename(self, r: int) -> None:
        self.was.append(self.slug)
        self.slug = f"{self.model['slug']}-v{r}"

    # ------------------------------------------------------------------ as files

    def files(self, books: list[Book]) -> dict[str, str]:
        front = dict(self.front)
        if self.was:
            front = {"was": Row(self.was), **front}
        for m in front["metrics"]:
            m["values"] = f"{self.slug}-{m['id']}.csv"
        if not self.values:
            front["metrics"] = [{k: v for k, v in m.items() if k != "values"} for m in front["metrics"]]
        body = LINK.sub(lambda m: f"](../{books[int(m[1])].area}/{books[int(m[1])].slug}.md)", self.body)
        if self.notes:
            body += "\n## Changes\n\n" + "".join(f"- {n}\n" for n in self.notes)
        here = f"playbooks/{self.area}/{self.slug}"
        return {f"{here}.md": f"---\n{to_yaml(front)}---\n\n{body}", **{f"{here}-{m}.csv": v for m, v in self.values.items()}}


def write(out: Path, files: dict[str, str]) -> int:
    """Write what differs (unchanged files keep their time); the number of bytes."""
    size = 0
    for name, text in files.items():
        path, data = out / name, text.encode()
        size += len(data)
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return size


def start(out: Path, pages: int, seed: int, months: int) -> tuple[list[Book], int]:
    """The first version."""
    books = [Book(i, pages, seed, months) for i in range(pages)]
    size = write(out, {"mopsdocs.yml": to_yaml({"title": "Handbook", "languages": Row(["en"]), "levels": Flow(default="draft")}), "people.yml": to_yaml(people())})
    return books, size + sum(write(out, b.files(books)) for b in books)


def git(out: Path, *args: str, when: str = "2026-01-05T09:00:00Z") -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | GIT | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(["git", "-C", str(out), "-c", "core.autocrlf=false", "-c", "gc.auto=0", *args], check=True, env=env)


def release(out: Path, n: int) -> None:
    when = (dt.datetime(2026, 1, 5, 9) + dt.timedelta(days=7 * (n - 1))).isoformat() + "Z"
    git(out, "add", "-A")
    git(out, "commit", "-q", "--allow-empty", "-m", f"Version {n}", when=when)
    git(out, "tag", "-a", f"v{n}", "-m", f"Version {n}", when=when)


def next_version(out: Path, books: list[Book], seed: int, r: int, churn: float) -> dict[str, int]:
    """Edits and renames between v(r-1) and v(r); what was done, counted."""
    rng = random.Random(f"version-{seed}-{r}")
    edited = rng.sample(books, min(len(books), max(1, round(len(books) * churn))))
    moved = rng.sample(books, min(len(books), 10, len(books) // 200 + 2))
    done = dict.fromkeys(KINDS, 0)
    for b in edited:
        for kind in b.edit(r, rng):
            done[kind] += 1
    for b in moved:
        for name in b.files(books):
            (out / name).unlink(missing_ok=True)
        b.rename(r)
    gone = {b.i for b in moved}
    touched = {b.i for b in edited} | gone | {b.i for b in books if b.targets & gone}
    for i in sorted(touched):
        write(out, books[i].files(books))
    return {"edited": len(edited), "renamed": len(moved), "links followed": len(touched - {b.i for b in edited} - gone), **done}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=100)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--versions", type=int, default=0, metavar="K")
    ap.add_argument("--churn", type=float, default=0.05)
    ap.add_argument("--months", type=int, default=len(MONTHS), choices=range(len(EARLIER + MONTHS) + 1), metavar="N")
    ap.add_argument("out", type=Path, metavar="OUT")
    a = ap.parse_args()
    if a.versions and a.out.exists() and any(a.out.iterdir()):
        ap.error("with --versions OUT must be new or empty")
    a.out.mkdir(parents=True, exist_ok=True)
    books, size = start(a.out, a.pages, a.seed, a.months)
    print(f"{a.pages} playbooks, {size} bytes, seed {a.seed}")
    if a.versions:
        git(a.out, "init", "-q", "-b", "main")
        release(a.out, 1)
        for r in range(2, a.versions + 1):
            done = next_version(a.out, books, a.seed, r, a.churn)
            release(a.out, r)
            print(f"v{r}:", ", ".join(f"{n} {k}" for k, n in done.items()))


if __name__ == "__main__":
    main()
