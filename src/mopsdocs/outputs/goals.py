"""Goal cards with their SMART checklist, and goals in lists.

Knows: goals, their verdicts, how numbers and dates are said.
Never: how a verdict is reached.
"""

from collections.abc import Callable
from decimal import Decimal

from msgspec import structs

from mopsdocs.model.assessment import GoalAssessment, Progress, Verdict
from mopsdocs.model.handbook import Bound, Card
from mopsdocs.model.kept import recall
from mopsdocs.model.outline import GoalLine
from mopsdocs.model.playbook import Goal
from mopsdocs.model.text import Text
from mopsdocs.model.view import Chart, Criterion, Fact, Figure, GoalCard, GoalLineView, Label, Link, Tag, ValueTable
from mopsdocs.outputs import address, charts, phrases, progress, signatures, states
from mopsdocs.outputs.aspects import CRITERIA
from mopsdocs.outputs.outline import goal_line
from mopsdocs.outputs.scribe import Row, Scribe
from mopsdocs.words import Words
from mopsdocs.words.places import places_apart, places_finely, places_for, to_places

STATES: dict[str, tuple[str, Callable[[Words], str]]] = {
    "met": ("ok", lambda w: w("Met")),
    "signed": ("ok", lambda w: w("Met and signed")),
    "open": ("warn", lambda w: w("Not yet")),
    "changed": ("bad", lambda w: w("Changed since signed")),
}


def goal_cards(scribe: Scribe, bound: Bound, assessed: tuple[GoalAssessment, ...]) -> tuple[GoalCard, ...]:
    """Show the goals of a playbook."""
    return tuple(
        goal_card(scribe, bound, goal, found) for goal, found in zip(bound.playbook.goals, assessed, strict=True)
    )


def goal_lines(scribe: Scribe, card: Card, goals: tuple[GoalLine, ...]) -> tuple[GoalLineView, ...]:
    """Show a playbook's goals in a list: the same wherever the way to it is the same."""
    return tuple(_known_line(scribe, card, goal) for goal in goals)


def goal_title(scribe: Scribe, goal: GoalLine) -> Label:
    """Give a goal's title, or where the author gave none the sentence made from its fields."""
    if goal.title:
        return scribe.label(goal.title)
    return Label(scribe.words.said(recall(goal.sentence)) if goal.sentence else goal.id)


def _known_line(scribe: Scribe, card: Card, goal: GoalLine) -> GoalLineView:
    key, rows = (scribe.up, card.address, goal.id), scribe.voice.goals
    known = rows.get(key)
    if known is None or known.of is not goal or known.card is not card:
        known = rows[key] = Row(card, goal, scribe.today, _line(scribe, card, goal))
    elif known.day != scribe.today:
        tag, view = states.of_goal(goal, scribe.today, scribe.words), known.view
        view = view if tag == view.tag else structs.replace(view, tag=tag)
        known = rows[key] = Row(card, goal, scribe.today, view)
    return known.view


def _line(scribe: Scribe, card: Card, goal: GoalLine) -> GoalLineView:
    words = scribe.words
    return GoalLineView(
        title=goal_title(scribe, goal),
        href=scribe.href(f"{card.address}#{address.anchor(goal.id)}"),
        playbook=scribe.card(card),
        way=phrases.way(words, goal),
        owner=scribe.maybe_party(goal.owner),
        due=scribe.day(goal.due),
        smart=states.of_smart(goal.met, words),
        tag=states.of_goal(goal, scribe.today, words),
        met=goal.met,
        bar=progress.bar(words, goal),
    )


def goal_card(scribe: Scribe, bound: Bound, goal: Goal, found: GoalAssessment) -> GoalCard:
    """Show a goal."""
    words, line = scribe.words, goal_line(goal, found)
    sentence = words.said(found.sentence)
    return GoalCard(
        id=goal.id,
        anchor=address.anchor(goal.id),
        title=goal_title(scribe, line),
        statement=scribe.label(goal.statement) if goal.statement else Label(sentence),
        tag=states.of_goal(line, scribe.today, words),
        figures=_figures(scribe, goal, line, found.progress),
        facts=_facts(scribe, bound, goal),
        scope=scribe.maybe(goal.scope),
        supports=_links(scribe, bound, goal.relevant.supports if goal.relevant else ()),
        checkpoints=tuple(
            (day, words.quantity(point.value, line.unit))
            for point in goal.checkpoints
            if (day := scribe.day(point.on)) and point.value is not None
        ),
        criteria=tuple(_criterion(scribe, goal, verdict) for verdict in found.verdicts),
        met=found.met,
        smart_tag=states.of_smart(found.met, words),
        steps=_serving(scribe, bound, goal.id),
        note=_override(words, goal) if found.progress.by_hand else None,
        finding=None if goal.outcome == "dropped" else _stopped(words.said(found.progress.sentence)),
        chart=_chart(scribe, goal, found),
        values=_values(words, found),
    )


def _chart(scribe: Scribe, goal: Goal, found: GoalAssessment) -> Chart | None:
    if goal.start is None or goal.due is None:
        return None
    window = (goal.start, goal.due)
    unit = found.metric.unit if found.metric else ""
    return charts.goal_chart(scribe.words, address.anchor(goal.id), found.progress, unit, window, scribe.now)


def _values(words: Words, found: GoalAssessment) -> ValueTable | None:
    """Show the values that the progress of a goal rests on."""
    rows, metric = found.progress.rows, found.metric
    if not rows or metric is None:
        return None
    caption = words("The values of {metric}", metric=metric.name or metric.id)
    return progress.value_table(words, caption, metric.unit, found.progress.columns, rows)


def _criterion(scribe: Scribe, goal: Goal, verdict: Verdict) -> Criterion:
    words = scribe.words
    letter, word = CRITERIA[verdict.criterion]
    tone, state = STATES[verdict.state]
    return Criterion(
        letter=letter,
        word=word(words),
        state=verdict.state,
        tag=_asked_for(words, verdict) or Tag(tone, state(words)),
        evidence=_stopped(words.said(verdict.evidence)),
        remedy=_stopped(words.said(verdict.remedy)) if verdict.remedy else None,
        reason=scribe.maybe(_reason(goal, verdict.criterion)),
        signatures=signatures.rows(scribe, verdict.signatures),
    )


def _asked_for(words: Words, verdict: Verdict) -> Tag | None:
    """Tag a criterion that lacks nothing but somebody's word."""
    if verdict.state != "open" or verdict.remedy:
        return None
    return signatures.tag(words, verdict.signatures)


def _stopped(sentence: str) -> str:
    """End a sentence that another one may follow; findings, which stand alone, have no stop."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _reason(goal: Goal, criterion: str) -> Text | None:
    """Give the author's own reason for a criterion, where the plan has one."""
    parts = {"achievable": goal.achievable, "relevant": goal.relevant, "realistic": goal.realistic}
    part = parts.get(criterion)
    return part.why if part else None


def _figures(scribe: Scribe, goal: Goal, line: GoalLine, seen: Progress) -> tuple[Figure, ...]:
    words = scribe.words
    found: list[Figure] = []
    if line.baseline is not None:
        period = goal.baseline.period if goal.baseline else None
        when = words.period(period) if period else None
        found.append(Figure(words("Baseline"), _number(words, line.baseline, line.unit), when))
    if seen.now is not None and seen.as_of:
        told = words("So far") if seen.adds_up else words("Now")
        found.append(Figure(told, _now(words, line, seen, seen.now), words.day(seen.as_of)))
    if goal.milestones:
        count = words.many("{count} milestone", "{count} milestones", len(goal.milestones))
        found.append(Figure(words("Target"), count))
    elif line.target is not None or line.low is not None:
        found.append(Figure(words("Target"), _target(words, line), _change(words, goal)))
    if goal.due:
        found.append(Figure(words("Due"), words.day(goal.due), _since(words, goal)))
    return tuple(found)


def _now(words: Words, line: GoalLine, seen: Progress, now: Decimal) -> str:
    """Say where a goal stands, as finely as its way asks for, and never on another side of a bound."""
    way = abs(seen.plan[-1][1] - seen.plan[0][1]) if seen.plan else None
    fine = places_for(way, line.unit) if way else places_finely(now, line.unit)
    return words.quantity(to_places(now, max(fine, places_apart(now, seen.bounds))), line.unit)


def _target(words: Words, line: GoalLine) -> str:
    if line.low is not None and line.high is not None:
        high = _number(words, line.high, line.unit)
        return words("{low} to {high}", low=words.number(line.low), high=high)
    return _number(words, line.target or Decimal(0), line.unit)


def _number(words: Words, value: Decimal, unit: str) -> str:
    return words.quantity(value, unit)


def _change(words: Words, goal: Goal) -> str | None:
    given = goal.target.change if goal.target else None
    return phrases.change(words, given) if given else None


def _since(words: Words, goal: Goal) -> str | None:
    return phrases.window(words, goal.start, None)


def _facts(scribe: Scribe, bound: Bound, goal: Goal) -> tuple[Fact, ...]:
    words = scribe.words
    facts: list[Fact] = []
    if goal.owner:
        facts.append(Fact(words("Owner"), parties=(scribe.party(goal.owner),)))
    if goal.metric and goal.metric in bound.landings:
        landing = bound.landings[goal.metric]
        facts.append(Fact(words("Metric"), link=scribe.landing(landing, goal.metric)))
    if goal.milestones:
        for ref in goal.milestones:
            if ref in bound.landings:
                link = scribe.landing(bound.landings[ref], ref)
                facts.append(Fact(words("Milestone"), link=link))
    if goal.achievable and goal.achievable.resources:
        resources = "; ".join(words.text(text) for text in goal.achievable.resources)
        facts.append(Fact(words("Resources"), text=resources))
    return tuple(facts)


def _links(scribe: Scribe, bound: Bound, refs: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(scribe.landing(bound.landings[ref], ref) for ref in refs if ref in bound.landings)


def _serving(scribe: Scribe, bound: Bound, goal: str) -> tuple[Link, ...]:
    playbook = bound.playbook
    work = [(one.id, one.title) for one in playbook.steps if goal in one.serves]
    work += [(one.id, one.title) for one in playbook.tasks if goal in one.serves]
    return tuple(scribe.link(title, f"{scribe.page}#{address.anchor(item)}") for item, title in work)


def _override(words: Words, goal: Goal) -> str | None:
    override = goal.override
    if override is None or override.why is None:
        return None
    return words("Set by hand: {why}", why=override.why)
