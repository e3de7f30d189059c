"""What people type, tick and take back on a page: nothing of it is lost, and nothing else is sent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from readers import Reader
from serve.conftest import EMAIL, PAGE, Preview
from serve.test_edit import difference
from serve.test_edit_browser import anchored, focus
from serve.test_live import opened

pytestmark = pytest.mark.browser
REGION = ".mopslive-region"
PERSON = "people/luis.gomez.html"


def text_of(preview: Preview) -> str:
    """The playbook's file as it is."""
    return (preview.root / EMAIL).read_text("utf-8")


def box(page: Page, task: str) -> str | None:
    """Ticks a task, or takes its tick back, and gives its state on the page once that is another."""
    row = page.locator(anchored(task))
    before = row.get_attribute("class")
    row.locator(".mopslive-tick input").click()
    expect(row).not_to_have_attribute("class", before or "")
    return row.get_attribute("class")


@pytest.mark.parametrize(
    "reason", ['"A new template\\nis missing"', "|\n          A new template\n          is missing"]
)
def test_what_nobody_touched_is_not_sent(editing: Preview, reader: Callable[..., Reader], reason: str) -> None:
    """A reason of several lines is left as it is written by whoever changes another field of the task."""
    editing.change("        status: doing\n", f"        status: blocked\n        blocked_by: {reason}\n")
    editing.until(PAGE, lambda told: told["edit"]["tasks"]["mops-T8"]["status"] == "blocked")  # type: ignore[index]  # It is JSON.
    before, page = text_of(editing), opened(editing, reader().page)
    row = page.locator(anchored("T8"))
    row.locator("summary").click()

    expect(row.locator("[name=blocked_by]")).to_have_value("A new template is missing")
    row.locator("[name=due]").fill("2026-10-20")
    row.locator("button").click()
    expect(row.locator("time").first).to_have_attribute("datetime", "2026-10-20")

    expected = ["-        due: 2026-10-21", "+        due: 2026-10-20"]
    assert expected == difference(before, text_of(editing))


@pytest.mark.parametrize("written", ["        status: doing\n", "        status: review\n", ""])
def test_a_tick_taken_back(editing: Preview, reader: Callable[..., Reader], written: str) -> None:
    """A tick that is taken back leaves the file as it was, whatever state the task was in, or none."""
    editing.change("        status: doing\n", written)
    before, page = text_of(editing), opened(editing, reader().page)

    for _ in range(2):
        assert "check--done" in (box(page, "T8") or "")
        assert "done: 2026-10-15" in text_of(editing)
        assert "check--done" not in (box(page, "T8") or "")
        assert before == text_of(editing)


def test_a_tick_put_back(editing: Preview, reader: Callable[..., Reader]) -> None:
    """A task that was done on a day, and loses its tick by mistake, is done on that day when it has it again."""
    before, page = text_of(editing), opened(editing, reader().page)

    box(page, "T1")
    assert "done: 2026-02-11" not in text_of(editing)
    box(page, "T1")

    assert before == text_of(editing)


def test_a_tick_in_a_list_taken_back(editing: Preview, reader: Callable[..., Reader]) -> None:
    """In the list of all tasks, too, what a tick has changed is as it was when it is taken back."""
    before, page = text_of(editing), opened(editing, reader().page, "tasks.html")
    row = page.locator(".line", has=page.locator("a[href='playbooks/email-program.html#mops-T8']")).first

    row.locator("input[type=checkbox]").click()
    editing.until(PAGE, lambda told: told["edit"]["tasks"]["mops-T8"]["status"] == "done")  # type: ignore[index]  # It is JSON.
    expect(row.locator("input[type=checkbox]")).to_be_checked()
    row.locator("input[type=checkbox]").click()
    editing.until(PAGE, lambda told: told["edit"]["tasks"]["mops-T8"]["status"] == "doing")  # type: ignore[index]  # It is JSON.

    assert before == text_of(editing)


def test_saved_is_said_for_a_moment(editing: Preview, reader: Callable[..., Reader]) -> None:
    """That something was saved is added to what is read out once, and a few seconds later covers nothing any more."""
    page = opened(editing, reader(390).page)
    page.evaluate(f"""() => {{
        window.heard = [];
        const hear = all => all.forEach(one => one.addedNodes.forEach(added => heard.push(added.textContent)));
        new MutationObserver(hear).observe(document.querySelector("{REGION}"), {{childList: true}});
    }}""")

    box(page, "T8")
    expect(page.locator(REGION)).to_contain_text("Saved. T8")
    editing.change("status: active\n", "status: [active\n")
    expect(page.locator(REGION)).to_contain_text("One thing keeps pages")
    editing.change("status: [active\n", "status: active\n")

    expect(page.locator(REGION)).to_have_text("", timeout=6000)
    assert 1 == page.evaluate("heard.filter(one => one.includes('Saved.')).length")


def test_the_preview_away_and_back(
    editing: Preview, reader: Callable[..., Reader], start: Callable[..., Preview]
) -> None:
    """That nothing was changed since the preview was away is said beside the task until the preview is back."""
    page = opened(editing, reader().page)
    row = page.locator(anchored("T8"))
    editing.process.terminate()
    editing.process.wait(15)

    row.locator(".mopslive-tick input").click()
    expect(row.locator(".mopslive-said")).to_contain_text("nothing was changed")
    expect(row.locator(".mopslive-tick input")).not_to_be_checked()

    start(editing.root, "--edit", "--port", str(editing.port))
    expect(row.locator(".mopslive-said")).to_have_count(0)
    expect(page.locator(REGION)).to_have_text("")
    assert "check--done" in (box(page, "T8") or "")


@pytest.mark.parametrize("away", ["moved", "taken out", "broken"])
def test_typed_text_outlives_its_task(editing: Preview, reader: Callable[..., Reader], away: str) -> None:
    """What was typed into a form stays in sight when its playbook, or its task, goes; it comes back with the task."""
    page, before = opened(editing, reader().page), text_of(editing)
    row = page.locator(anchored("T8"))
    row.locator("summary").click()
    row.locator("[name=evidence]").fill("https://example.com/a-long-one")
    field = page.locator("[name=evidence]").filter(visible=True)
    file = editing.root / EMAIL

    if away == "moved":
        file.rename(file.with_name("letters.md"))
    elif away == "taken out":
        start, end = before.index("      - id: T8\n"), before.index("\n  - id: S3\n")
        file.write_text(before[:start] + before[end:], "utf-8")
    else:
        editing.change("status: active\n", "status: [active\n")
    expect(page.locator(".mopslive-said")).to_contain_text("What has been typed stays here.")
    expect(field).to_have_value("https://example.com/a-long-one")
    assert not field.is_editable()
    expect(page.get_by_role("button", name="Save").filter(visible=True)).to_be_disabled()

    if away == "moved":
        file.with_name("letters.md").rename(file)
    file.write_text(before, "utf-8")
    expect(page.locator(".mopslive-said")).to_have_count(0)
    expect(field).to_have_value("https://example.com/a-long-one")
    page.get_by_role("button", name="Save").filter(visible=True).click()
    expect(row.locator("a[href='https://example.com/a-long-one']")).to_be_visible()


def test_the_focus_goes_on_to_the_next_task(editing: Preview, reader: Callable[..., Reader]) -> None:
    """Who ticks off one's tasks with the keyboard goes on from the next one, and at last from the list's heading."""
    page = opened(editing, reader().page, PERSON)
    ticks = page.locator("main .mopslive-tick input").filter(visible=True)
    assert ticks.count() > 1

    ticks.nth(1).focus()
    while count := ticks.count():
        page.keyboard.press("Space")
        expect(ticks).not_to_have_count(count)
        assert str(focus(page)).endswith("/tick") is bool(ticks.count())
    assert page.evaluate("document.activeElement.matches('h1, h2, h3')")
