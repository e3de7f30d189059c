"""The page of a playbook, and of a plain page.

Knows: which parts stand on the page, in which order, and what the author placed by hand.
Never: how a part looks.
"""

from collections.abc import Iterable

from msgspec import structs

from mopsdocs.model.assessment import Assessment
from mopsdocs.model.handbook import Bound, BoundPage, Card
from mopsdocs.model.playbook import Body
from mopsdocs.model.prose import Block
from mopsdocs.model.recipe import Recipe, page, surrounded
from mopsdocs.model.view import Fact, Frame, HistoryRow, Link, Placed, PlainView, PlaybookView, Tag
from mopsdocs.outputs import address, body, frame, goals, metrics, phrases, plan, raci, states, work
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.spans import playbook_timeline

_TOP = 2
_PLACES = ("problems", "slas", "raci", "smart", "metric", "tasks")
_SECTIONS = {"smart": "goals", "metric": "metrics", "tasks": "steps"}


def playbook_page(voice: Voice, bound: Bound, assessment: Assessment, card: Card, theme: str) -> Recipe:
    """Plan the page of a playbook in one language."""
    scribe = voice.at(card.address)
    view = playbook_view(scribe, bound, assessment)
    return page(voice.prefix + card.address, "pages/playbook.html", _surround(scribe, card, view), view, theme)


def turned_page(voice: Voice, card: Card, theme: str, view: PlaybookView, known: Recipe) -> Recipe:
    """Plan the page of a playbook with what it shows by now; `known` is its page of an earlier day."""
    around = _surround(voice.at(card.address), card, view)
    if view is known.view:
        return surrounded(known, around)
    return page(known.path, known.template, around, view, theme)


def plain_page(voice: Voice, bound: BoundPage, card: Card, theme: str) -> Recipe:
    """Plan a plain page in one language."""
    scribe, document = voice.at(card.address), bound.page
    prose = body.body_in(document.bodies, voice.lang)
    view = PlainView(
        title=scribe.label(document.title),
        summary=scribe.maybe(document.summary),
        fallback=body.fallback(scribe, document.bodies, document.lang),
        body=body.parts(scribe, prose, bound.landings, _nowhere),
        contents=tuple(_headings(prose)),
    )
    return page(voice.prefix + card.address, "pages/plain.html", _surround(scribe, card, view), view, theme)


def _surround(scribe: Scribe, card: Card, view: PlaybookView | PlainView) -> Frame:
    """Surround a document's page; the way to it leads through its area."""
    between = (frame.area_link(scribe, card.area),) if card.area else ()
    summary = view.summary.text if view.summary else ""
    crumbs = frame.crumbs(scribe, *between)
    return frame.frame(scribe, view.title.text, summary, area=card.area, card=card, crumbs=crumbs)


def playbook_view(scribe: Scribe, bound: Bound, assessment: Assessment) -> PlaybookView:
    """Show a playbook."""
    playbook, placed = bound.playbook, list[Placed]()
    prose = body.body_in(playbook.bodies, scribe.words.lang)

    def place(block: Block) -> Placed | None:
        found = _placed(block, bound)
        if found is None or any(found.anchors[0] in one.anchors for one in placed):
            return None  # What stands on the page already is not shown twice.
        placed.append(found)
        return found

    parts = body.parts(scribe, prose, bound.landings, place)
    steps, tasks = work.step_cards(scribe, bound, assessment.steps), work.task_rows(scribe, bound)
    cards = goals.goal_cards(scribe, bound, assessment.goals)
    view = PlaybookView(
        title=scribe.label(playbook.title),
        summary=scribe.maybe(playbook.summary),
        tags=tags_of(scribe, bound),
        facts=_facts(scribe, bound),
        contents=(),
        fallback=body.fallback(scribe, playbook.bodies, playbook.lang),
        body=parts,
        shown=tuple(dict.fromkeys(anchor for one in placed for anchor in one.anchors)),
        problems=plan.problems(scribe, bound),
        stakeholders=plan.stakeholders(scribe, bound),
        slas=plan.slas(scribe, bound, assessment.slas),
        goals=cards,
        metrics=metrics.metric_cards(scribe, bound, assessment.metrics),
        participation=plan.participation(scribe, bound),
        raci=raci.raci_table(scribe, bound, assessment.steps),
        steps=steps,
        tasks=tasks,
        risks=plan.risks(scribe, bound),
        decisions=plan.decisions(scribe, bound),
        related=_related(scribe, bound),
        history=history_of(scribe, playbook.id),
        timeline=playbook_timeline(scribe, bound, assessment.steps, (steps, tasks, cards)),
    )
    return _with_contents(scribe, view, prose)


def history_of(scribe: Scribe, playbook: str) -> tuple[HistoryRow, ...]:
    """Tell in which versions a playbook changed; of all that did, the page stands within its own version alone."""
    compared = scribe.edition.standing.comparisons
    if not compared:
        return ()
    from mopsdocs.outputs.changes_history import history  # noqa: PLC0415  # Most handbooks have nothing to compare.

    return history(scribe, playbook, compared, lambda one: address.CHANGES if one is compared[0] else None)


def _with_contents(scribe: Scribe, view: PlaybookView, prose: Body | None) -> PlaybookView:
    words = scribe.words
    named = (
        ("goals", words("Goals"), view.goals),
        ("raci", words("Who does what"), view.raci),
        ("steps", words("Steps"), view.steps),
        ("tasks", words("Tasks"), view.tasks),
        ("timeline", words("Timeline"), view.timeline),
        ("slas", words("Service levels"), view.slas),
        ("stakeholders", words("Who needs what"), view.stakeholders),
        ("metrics", words("Metrics"), view.metrics),
        ("participation", words("What changes for whom"), view.participation),
        ("risks", words("Risks"), view.risks),
        ("decisions", words("Decisions"), view.decisions),
        ("problems", words("Problems"), view.problems),
    )
    sections = [
        Link(name, f"#mops--{section}")
        for section, name, content in named
        if content and not _hidden(section, content, view.shown)
    ]
    return structs.replace(view, contents=(*_headings(prose), *sections))


def _hidden(section: str, content: object, shown: tuple[str, ...]) -> bool:
    if section in shown:
        return True
    return isinstance(content, tuple) and all(getattr(one, "anchor", "") in shown for one in content)


def _headings(prose: Body | None) -> Iterable[Link]:
    if prose is None:
        return ()
    return (Link(h.text, f"#{h.slug}") for h in prose.prose.headings if h.level == _TOP)


def _placed(block: Block, bound: Bound) -> Placed | None:
    """Give the anchors that a block shows; a whole section's name where it shows all of it."""
    if block.name not in _PLACES:
        return None
    section = _SECTIONS.get(block.name, block.name)
    if block.argument:
        return Placed(section, (address.anchor(block.argument),))
    return Placed(section, (section, *(address.anchor(one) for one in _ids(section, bound))))


def _ids(section: str, bound: Bound) -> list[str]:
    playbook = bound.playbook
    match section:
        case "problems":
            return [one.id for one in playbook.problems]
        case "slas":
            return [one.id for one in playbook.slas]
        case "goals":
            return [one.id for one in playbook.goals]
        case "metrics":
            return [one.id for one in playbook.metrics]
        case "steps":
            return [*(one.id for one in playbook.steps), *(one.id for one in playbook.tasks)]
        case _:
            return []


def _nowhere(_: Block) -> None:
    """A plain page has no plan, hence no blocks."""


def tags_of(scribe: Scribe, bound: Bound) -> tuple[Tag, ...]:
    """Tag a playbook: its status, a review that is near or past, how many tasks are late."""
    playbook, words = bound.playbook, scribe.words
    day = states.day_for(playbook.status, scribe.today)
    tags = [states.of_playbook(playbook.status, words)]
    due = playbook.review.due if playbook.review else None
    review = states.of_review(due, day, words)
    if review:
        tags.append(review)
    late = sum(1 for duty in bound.duties if states.is_late(duty, day))
    if late:
        tags.append(Tag("bad", words.many("{count} task late", "{count} tasks late", late)))
    return tuple(tags)


def _facts(scribe: Scribe, bound: Bound) -> tuple[Fact, ...]:
    playbook, words = bound.playbook, scribe.words
    facts: list[Fact] = []
    if playbook.owner:
        facts.append(Fact(words("Owner"), parties=(scribe.party(playbook.owner),)))
    if playbook.backup:
        facts.append(Fact(words("Backup"), parties=(scribe.party(playbook.backup),)))
    if playbook.area:
        facts.append(Fact(words("Area"), link=frame.area_link(scribe, playbook.area)))
    if playbook.period:
        text = phrases.window(words, playbook.period.start, playbook.period.end)
        facts.append(Fact(words("Period"), text=text))
    if playbook.parent and playbook.parent in bound.landings:
        link = scribe.landing(bound.landings[playbook.parent], playbook.parent)
        facts.append(Fact(words("Serves the goal"), link=link))
    if playbook.review and playbook.review.last:
        facts.append(Fact(words("Last reviewed"), day=scribe.day(playbook.review.last)))
    due = playbook.review.due if playbook.review else None
    if due:
        facts.append(Fact(words("Next review"), day=scribe.day(due)))
    if playbook.tags:
        facts.append(Fact(words("Tags"), text=", ".join(playbook.tags)))
    return tuple(facts)


def _related(scribe: Scribe, bound: Bound) -> tuple[Link, ...]:
    """Link to the other documents that this one refers to."""
    found: dict[str, Link] = {}
    for landing in bound.landings.values():
        known = scribe.edition.cards.get(landing.playbook or "")
        if known is not None and known.address != scribe.page:
            found[known.address] = scribe.card(known)
        elif landing.kind == "page":
            found[landing.address] = scribe.landing(landing, landing.address)
    return tuple(found[one] for one in sorted(found))
