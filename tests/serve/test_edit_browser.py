"""Tasks changed by a person in front of a browser, with the mouse, with the keyboard alone, and by nobody else."""

import http.server
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from readers import Reader
from serve.conftest import EMAIL, PAGE, Preview
from serve.test_edit import difference, open_task
from serve.test_live import opened

pytestmark = pytest.mark.browser


ATTEMPTS = """
async () => {
  const got = [];
  const attempt = async (name, ask) => {
    try {
      const answer = await ask();
      if (answer.type !== "opaque") got.push(name);
      else if (await answer.text()) got.push(`${name}, read`);
    } catch { /* It was refused. */ }
  };
  const pause = time => new Promise(done => setTimeout(done, time));
  const body = JSON.stringify({path: "FILE", blob: "", task: "T1", values: {status: "done"}});
  const json = {"content-type": "application/json"};
  await attempt("page", () => fetch("AT"));
  await attempt("page", () => fetch("AT", {mode: "no-cors"}));
  await attempt("look", () => fetch("AT-/look?page=PAGE"));
  await attempt("edit", () => fetch("AT-/edit", {method: "POST", body, headers: json}));
  await attempt("edit", () => fetch("AT-/edit", {method: "POST", body, mode: "no-cors"}));
  for (const [tag, name, address] of [
    ["script", "src", "page.js"], ["script", "src", "-/live.js"], ["img", "src", "favicon.svg"],
    ["link", "href", "style.css"],
  ])
    await new Promise(done => {
      const one = document.createElement(tag);
      if (tag === "link") one.rel = "stylesheet";
      one[name] = `AT${address}`;
      one.onload = () => { got.push(address); done(); };
      one.onerror = done;
      document.head.append(one);
    });
  const stream = new EventSource("AT-/events");
  stream.onmessage = () => got.push("events");
  const frame = document.createElement("iframe");
  frame.src = "AT";
  document.body.append(frame);
  await pause(1000);
  stream.close();
  try { if (frame.contentDocument?.querySelector("main")) got.push("frame"); } catch { /* Nor this. */ }
  const form = Object.assign(document.createElement("form"), {
    method: "POST", action: "AT-/edit", target: "other", enctype: "text/plain",
  });
  form.append(Object.assign(document.createElement("input"), {name: body}));
  document.body.append(form, Object.assign(document.createElement("iframe"), {name: "other"}));
  form.submit();
  await pause(1000);
  return got;
}
"""


def anchored(task: str) -> str:
    """The row of a task."""
    return f"#mops-{task}"


def test_tick_a_task(editing: Preview, reader: Callable[..., Reader]) -> None:
    """A tick on the page is a change of one line in the file, with today's date; taken back, it has left no trace."""
    page, task = opened(editing, reader().page), open_task(editing)
    subprocess.run(["git", "init", "-q"], cwd=editing.root, check=True)
    subprocess.run(["git", "add", "."], cwd=editing.root, check=True)
    before = (editing.root / EMAIL).read_text("utf-8")

    page.locator(f"{anchored(task)} .mopslive-tick input").check()
    expect(page.locator(f"{anchored(task)}.check--done")).to_be_visible()

    expected = ["-        status: doing", "+        status: done", "+        done: 2026-10-15"]
    assert expected == difference(before, (editing.root / EMAIL).read_text("utf-8"))
    shown = subprocess.run(["git", "diff", "--numstat"], cwd=editing.root, capture_output=True, text=True, check=True)
    assert f"2\t1\t{EMAIL}" == shown.stdout.strip()

    page.locator(f"{anchored(task)} .mopslive-tick input").uncheck()
    expect(page.locator(f"{anchored(task)}.check--doing")).to_be_visible()
    assert before == (editing.root / EMAIL).read_text("utf-8")


def test_tick_in_the_list_of_all_tasks(editing: Preview, reader: Callable[..., Reader]) -> None:
    """The central list of tasks takes ticks, too."""
    page = opened(editing, reader().page, "tasks.html")
    task = open_task(editing)
    row = page.locator(".line", has=page.locator(f"a[href='playbooks/email-program.html#mops-{task}']")).first

    row.locator("input[type=checkbox]").click()

    editing.until(PAGE, lambda told: told["edit"]["tasks"][f"mops-{task}"]["status"] == "done")  # type: ignore[index]  # It is JSON.


def test_one_save_right_after_another(editing: Preview, reader: Callable[..., Reader]) -> None:
    """Who saves again before the page shows the first save is not told that somebody else has changed the file."""
    page = opened(editing, reader().page)
    edit = editing.look()["edit"]
    assert isinstance(edit, dict)
    first, second = [one["id"] for one in edit["tasks"].values() if one["status"] in {"todo", "doing"}][:2]

    page.evaluate(
        """([one, other]) => {
          for (const task of [one, other]) document.querySelector(`#mops-${task} .mopslive-tick input`).click();
          const form = document.querySelector(`#mops-${one} form`);
          form.elements.evidence.value = "https://example.com/made";
          form.requestSubmit();
          form.elements.blocked_by.value = "Ink";
          form.requestSubmit();
        }""",
        [first, second],
    )

    editing.until(PAGE, lambda told: told["edit"]["tasks"][f"mops-{first}"]["blocked_by"] == "Ink")  # type: ignore[index]  # It is JSON.
    for task in (first, second):
        expect(page.locator(f"{anchored(task)}.check--done")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("in the meantime")
    assert "evidence: https://example.com/made" in (editing.root / EMAIL).read_text("utf-8")


def test_a_form_opened_before_a_save_of_ones_own(editing: Preview, reader: Callable[..., Reader]) -> None:
    """A form that was open while its task was ticked saves what was typed alone; after others' change it does not."""
    page, task = opened(editing, reader().page), open_task(editing)
    row = page.locator(anchored(task))
    row.locator("summary").click()
    row.locator("[name=due]").fill("2026-10-20")
    row.locator(".mopslive-tick input").click()
    expect(page.locator(f"{anchored(task)}.check--done")).to_be_visible()

    row.locator("button").click()
    expect(row.locator("time").first).to_have_attribute("datetime", "2026-10-20")
    expect(page.locator(f"{anchored(task)}.check--done")).to_be_visible()

    row.locator("summary").click()
    row.locator("[name=due]").fill("2026-10-18")
    editing.change("status: active", "status: paused")
    row.locator("button").click()
    expect(row.locator(".mopslive-said")).to_contain_text("in the meantime")
    assert "2026-10-18" not in (editing.root / EMAIL).read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("", ["To do", "Doing", "Blocked", "In review", "Done", "Dropped"]),
        ("es/", ["Por hacer", "En curso", "Bloqueada", "En revisión", "Hecha", "Descartada"]),
        ("pt/", ["A fazer", "Em andamento", "Bloqueada", "Em revisão", "Concluída", "Descartada"]),
    ],
)
def test_states_are_called_as_on_the_page(
    editing: Preview, reader: Callable[..., Reader], folder: str, expected: list[str]
) -> None:
    """States to choose from have the words that the page's own tags have, in the page's language."""
    page, task = opened(editing, reader().page, folder + PAGE), open_task(editing)
    row = page.locator(anchored(task))
    row.locator("summary").click()

    assert expected == row.locator("[name=status] option").all_inner_texts()
    assert (folder[:2] or "en") == row.locator("[name=status]").get_attribute("lang")
    row.locator("[name=status]").select_option(label=expected[4])
    row.locator("button").click()
    expect(page.locator(f"{anchored(task)}.check--done .tag")).to_have_text(expected[4])


def test_conflict(editing: Preview, reader: Callable[..., Reader]) -> None:
    """What was typed before the file changed is kept and not saved over it; a second Save says that it is meant."""
    page, task = opened(editing, reader().page), open_task(editing)
    row = page.locator(anchored(task))
    row.locator("summary").click()
    row.locator("[name=due]").fill("2026-10-20")
    editing.change("status: active", "status: paused")
    expect(page.locator("main .tag").first).to_contain_text("Paused")

    expect(row.locator("[name=due]")).to_have_value("2026-10-20")
    row.locator("button").click()
    expect(row.locator(".mopslive-said")).to_contain_text("in the meantime")
    assert "2026-10-20" not in (editing.root / EMAIL).read_text("utf-8")

    expect(row.locator("[name=due]")).to_have_value("2026-10-20")
    row.locator("button").click()
    expect(row.locator("time").first).to_have_attribute("datetime", "2026-10-20")
    assert "status: paused" in (editing.root / EMAIL).read_text("utf-8")


def test_keyboard_only(editing: Preview, reader: Callable[..., Reader]) -> None:
    """Without a mouse a task is found by its name, ticked, opened, changed and saved, and the focus stays with it."""
    page, task = opened(editing, reader().page), open_task(editing)
    walk(page, f"mops-{task}/tick")
    page.keyboard.press("Space")
    expect(page.locator(f"{anchored(task)}.check--done")).to_be_visible()
    assert f"mops-{task}/tick" == focus(page)
    page.keyboard.press("Space")
    expect(page.locator(f"{anchored(task)}.check--doing")).to_be_visible()
    expect(page.locator(".mopslive-region")).to_contain_text("Saved.")

    page.keyboard.press("Tab")
    assert f"mops-{task}/change" == focus(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert f"mops-{task}/status" == focus(page)
    page.keyboard.type("in review")
    walk(page, f"mops-{task}/save")
    page.keyboard.press("Enter")
    expect(page.locator(f"{anchored(task)}.check--review")).to_be_visible()
    assert f"mops-{task}/change" == focus(page)


def walk(page: Page, key: str) -> None:
    """Presses Tab until one of the preview's own controls has the focus."""
    for _ in range(600):
        page.keyboard.press("Tab")
        if key == page.evaluate("document.activeElement.dataset.mopslive ?? null"):
            return
    raise AssertionError(f"Nobody comes to {key} with the keyboard")


def focus(page: Page) -> str | None:
    """What has the focus, once the page has come to rest."""
    page.wait_for_timeout(400)
    found: str | None = page.evaluate("document.activeElement.dataset.mopslive ?? null")
    return found


def test_every_control_has_a_name(editing: Preview, reader: Callable[..., Reader]) -> None:
    """A screen reader hears of each control what it is and of which task."""
    page, task = opened(editing, reader().page), open_task(editing)
    row = page.locator(anchored(task))
    row.locator("summary").click()
    title = row.locator(".check__title").inner_text()

    expect(row.get_by_role("checkbox", name=f"Done: {title}")).to_be_visible()
    for label in ("State", "Due", "Responsible (ids, with commas between them)", "Evidence (a link)", "Blocked by"):
        expect(row.get_by_label(label, exact=True)).to_be_visible()
    expect(row.get_by_role("button", name="Save")).to_be_visible()
    assert "polite" == page.locator(".mopslive-region").get_attribute("aria-live")


@contextmanager
def elsewhere(content: str) -> Iterator[str]:
    """Somebody else's page, on another port of this machine."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # It is called so there.
            del format, args

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_second_origin_reads_and_writes_nothing(editing: Preview, reader: Callable[..., Reader]) -> None:
    """Somebody else's page in the same browser gets no page, no news, no token and no edit, in none of the ways."""
    page, at = reader().page, editing.address
    before = (editing.root / EMAIL).read_bytes()
    attempts = ATTEMPTS.replace("AT", at).replace("FILE", EMAIL).replace("PAGE", PAGE)
    with elsewhere("<!doctype html><title>Elsewhere</title><body>") as address:
        for origin in (address, address.replace("127.0.0.1", "localhost")):
            page.goto(origin)
            assert [] == page.evaluate(attempts)

    assert before == (editing.root / EMAIL).read_bytes()
