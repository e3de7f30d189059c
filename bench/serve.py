"""Times the live preview of generated handbooks, in a real browser.

    make bench                                   # runs this, too
    .venv/bin/python bench/serve.py --sizes 1000 --edits 500

For each size: from the start of the process to the first page, with nothing remembered and with everything; from a
saved file to the words on the page in front of somebody (median and worst of 50, in Chromium); memory (the process's
own, PSS) before and after many edits; how long 50 readers, who each ask for two pages a second, wait for one while a
file is saved every second. Processor seconds stand beside seconds: they say more where the machine is shared.
"""

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright
from run import environment

BENCH = Path(__file__).resolve().parent
CHECKOUT = BENCH.parent
OUT = BENCH / "out"
TODAY = "2026-03-16"
SAVES = 50
CLIENTS = 50


def handbook(size: int) -> Path:
    """Write a handbook of a size, if it is not there yet."""
    folder = OUT / f"mopsdocs-{size}"
    if not folder.is_dir():
        script = [sys.executable, "corpus_mopsdocs.py", "--pages", str(size), "--seed", "1", str(folder)]
        subprocess.run(script, cwd=BENCH, check=True, stdout=subprocess.DEVNULL)
    return folder


class Preview:
    """A preview that runs."""

    def __init__(self, root: Path, cache: Path) -> None:
        command = [sys.executable, "-m", "mopsdocs", "serve", "--root", str(root), "--today", TODAY, "--port", "0"]
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(command, env=environment(cache), stdout=subprocess.PIPE, text=True)
        lines = [self.process.stdout.readline() for _ in range(2)] if self.process.stdout else [""]
        self.address = lines[-1].strip()

    def ask(self, path: str) -> tuple[int, bytes]:
        """Ask for a page."""
        with closing(http.client.HTTPConnection("127.0.0.1", urlsplit(self.address).port, timeout=600)) as connection:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            return answer.status, answer.read()

    def first(self, path: str) -> float:
        """Give the seconds from the start of the process until a page is there."""
        while self.ask(path)[0] != 200:
            time.sleep(0.03)  # A browser is told; what asks and asks takes from whoever works.
        return time.perf_counter() - self.begun

    def memory(self) -> int:
        """Give the bytes that the process holds."""
        rows = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))

    def spent(self) -> float:
        """Give the processor seconds that the process, and those that it has waited for, have used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()


def starts(root: Path, cache: Path, page: str, rounds: int) -> dict[str, float]:
    """Time first pages: of a playbook and of home, cold and warm."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        preview = Preview(root, cache)
        found.setdefault("cold playbook", []).append(preview.first(page))
        found.setdefault("cold home", []).append(preview.first("index.html"))
        time.sleep(5)  # It remembers when nothing happens.
        preview.end()
    for kind, path in (("warm home", "index.html"), ("warm playbook", page)):
        for _ in range(rounds + 2):
            preview = Preview(root, cache)
            found.setdefault(kind, []).append(preview.first(path))
            preview.end()
    return {kind: statistics.median(times) for kind, times in found.items()}


def saves(preview: Preview, file: Path, page: str, edits: int) -> dict[str, float]:
    """Time saves until they are seen, and see what many of them leave in memory."""
    text = file.read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page()
        window.goto(preview.address + page)
        window.wait_for_timeout(2000)
        seen = []
        for number in range(SAVES):
            words = f"Saved for the {number}th time."
            waiting = "words => new Promise(seen => { const look = () => document.querySelector('main').textContent"
            waiting += ".includes(words) ? seen(Date.now()) : setTimeout(look, 1); look(); })"
            window.evaluate(f"words => {{ window.seen = ({waiting})(words); }}", words)
            begun = time.time()
            file.write_text(f"{text}\n{words}\n", "utf-8")
            seen.append(window.evaluate("window.seen") / 1000 - begun)
            time.sleep(0.7)
        before = preview.memory()
        for number in range(edits):
            file.write_text(f"{text}\nEdit {number}.\n", "utf-8")
            time.sleep(0.05)
        window.wait_for_timeout(4000)
        after = preview.memory()
        browser.close()
    file.write_text(text, "utf-8")
    return {"median": statistics.median(seen), "worst": max(seen), "memory": before, "growth": after - before}


def readers(preview: Preview, file: Path, pages: list[str], seconds: float) -> dict[str, float]:
    """Time what many readers wait for a page while a file is saved every second; nothing may be torn or refused."""
    waits: list[float] = []
    bad: list[int] = []
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(preview.address).port, timeout=60)
        time.sleep(number / CLIENTS / 2)
        with closing(connection):
            while time.monotonic() < end:
                begun = time.perf_counter()
                connection.request("GET", f"/{pages[(number + len(waits)) % len(pages)]}")
                answer = connection.getresponse()
                content = answer.read()
                waits.append(time.perf_counter() - begun)
                if answer.status != 200 or not content.rstrip().endswith(b"</html>"):
                    bad.append(answer.status)
                time.sleep(0.5)

    several = [threading.Thread(target=read, args=(number,)) for number in range(CLIENTS)]
    for one in several:
        one.start()
    text, number = file.read_text("utf-8"), 0
    while time.monotonic() < end:
        number += 1
        file.write_text(f"{text}\nRead number {number}.\n", "utf-8")
        time.sleep(1)
    for one in several:
        one.join()
    file.write_text(text, "utf-8")
    waits.sort()
    half, most = waits[len(waits) // 2], waits[len(waits) * 99 // 100]
    return {"asked": len(waits), "bad": len(bad), "half": half, "p99": most}


def report(size: int, edits: int, rounds: int, seconds: float) -> dict[str, object]:
    """Measure one size, and print what came of it."""
    root, cache = handbook(size), OUT / f"cache-serve-{size}"
    file = min((root / "playbooks" / "data").glob("*.md"))
    page = f"playbooks/{file.stem}.html"
    times = starts(root, cache, page, rounds)
    print(
        f"\n{size} playbooks, preview: first page {', '.join(f'{k} {v:.2f} s' for k, v in times.items())}", flush=True
    )
    preview = Preview(root, cache)
    preview.first(page)
    time.sleep(5)
    before = preview.spent()
    found = saves(preview, file, page, edits)
    found["processor"] = (preview.spent() - before) / (SAVES + edits)
    near = sorted((root / "playbooks" / "data").glob("*.md"))[:10]
    pages = [page, "index.html", "tasks.html", *(f"playbooks/{one.stem}.html" for one in near)]
    crowd = readers(preview, file, pages, seconds)
    preview.end()
    print(f"  saved to seen: median {found['median'] * 1000:.0f} ms, worst {found['worst'] * 1000:.0f} ms of {SAVES}")
    print(f"  memory {found['memory'] / 1e6:.0f} MB, after {edits} more edits {found['growth'] / 1e6:+.1f} MB")
    print(f"  processor {found['processor'] * 1000:.0f} ms a save")
    print(
        f"  {CLIENTS} readers: {crowd['asked']} pages, {crowd['bad']} bad, "
        f"half within {crowd['half'] * 1000:.0f} ms, 99 of 100 within {crowd['p99'] * 1000:.0f} ms"
    )
    return {"size": size, **times, **found, **crowd}


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    results = [report(int(size), asked.edits, asked.rounds, asked.seconds) for size in asked.sizes.split(",")]
    (OUT / "serve.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
