"""Findings as the page in the browser takes them: plain values, with the place on the page that they concern.

Knows: which part of a plan a key path leads to.
Never: HTML; absolute paths.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypedDict

from mopsdocs.model.diagnostic import Diagnostic, Key, KeyPath, Report, Said, Span
from mopsdocs.model.playbook import Playbook
from mopsdocs.shell import terminal
from mopsdocs.shell.baseline import told_apart
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import Shown
from mopsdocs.words import Words

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.model.template_error import TemplateError

HOME, VERSIONS = "index.html", "versions.html"
MOST = 50
"""How many troubles are told at once: more are not read."""


class Told(TypedDict):
    """A finding: `text` is what the terminal says, `anchor` the id of what it concerns on the page, or empty."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    text: str
    message: str
    hint: str
    anchor: str


def on_page(live: "Live", path: str, accepted: frozenset[str], words: Words) -> list[Told]:
    """Tell what is wrong with the document that a page is the page of, but for what was accepted.

    Home, and the list of versions, tell what is to be said of versions.
    """
    name = live.document_of(path)
    if name is None and path not in (HOME, VERSIONS):
        return []
    found = live.unmet if name is None else live.diagnostics(name)
    if accepted:
        found = tuple(one for one in told_apart(found, live.sources, accepted) if one.ignored is None)
    anchors = dict(_anchors(live, name)) if name is not None and live.standings[name].readable else {}
    return [_told(live, one, anchors, words) for one in found]


def of_troubles(live: "Live", words: Words) -> list[Told]:
    """Tell what keeps pages from showing what their files say."""
    return [_told(live, one, {}, words) for one in live.troubles[:MOST]]


def of_template(fault: "TemplateError | None", words: Words) -> Iterator[Told]:
    """Tell which template cannot be filled in."""
    if fault is not None:
        path, _, line = fault.place.partition(", line ")
        number = int(line) if line.isdigit() else 1
        hint = words.said(Said("Mend the template, or delete it: then the one of mopsdocs is used"))
        text = f"{safe(fault.place)}: {safe(fault.why)}\n  = {words('help: {hint}', hint=hint)}"
        yield Told(
            code="", severity="error", path=safe(path), line=number, column=1, text=text,
            message=safe(fault.why), hint=hint, anchor="",
        )  # fmt: skip


def of_operator(error: UserError, words: Words) -> Told:
    """Tell what whoever started the preview can put right."""
    message, hint = (safe(one if isinstance(one, str) else words.said(one)) for one in error.told)
    return Told(
        code="", severity="error", path="", line=1, column=1, text=message, message=message, hint=hint, anchor="",
    )  # fmt: skip


def _told(live: "Live", one: Diagnostic, anchors: dict[KeyPath, str], words: Words) -> Told:
    span = one.span or Span(1, 1, 1, 1)
    return Told(
        code=one.code,
        severity=str(one.severity),
        path=safe(one.path),
        line=span.line,
        column=span.column,
        text=terminal.block(one, Shown(Report((), 0), live.sources, words)),
        message=safe(words.said(one.said)),
        hint=safe(words.said(one.hint)) if one.hint else "",
        anchor=_anchor(one, anchors),
    )


def _anchor(one: Diagnostic, anchors: dict[KeyPath, str]) -> str:
    """Find the innermost thing with an id that a finding stands in."""
    if isinstance(one.at, Span):
        return ""
    at = one.at.path if isinstance(one.at, Key) else one.at
    return next((anchors[at[:end]] for end in range(len(at), 0, -1) if at[:end] in anchors), "")


def _anchors(live: "Live", name: str) -> Iterator[tuple[KeyPath, str]]:
    document = live.surveyed(name).document
    if isinstance(document, Playbook):
        for one in _things(document):
            at, named = getattr(one, "at", None), getattr(one, "id", None)
            if at and named:
                yield at, f"mops-{named}"


def _things(playbook: Playbook) -> Iterable[object]:
    yield from (*playbook.problems, *playbook.stakeholders, *playbook.slas, *playbook.metrics, *playbook.goals)
    yield from (*playbook.steps, *playbook.risks, *playbook.decisions)
    yield from (task for _, task in playbook.all_tasks())
