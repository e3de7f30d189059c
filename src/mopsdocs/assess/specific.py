"""Is a goal specific: one metric, one change, a scope, an owner, plain words.

Knows: what a goal's fields and words must name.
Never: whether it is the right thing to want; that is for a person to say.
"""

from collections.abc import Iterator

from mopsdocs.assess.agreement import fitting, wrong_date, wrong_number
from mopsdocs.assess.figures import Figure
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.measurable import wrong_way
from mopsdocs.assess.scene import SPECIFIC, Scene, no_metric, unknown_metric
from mopsdocs.assess.sentences import beside_unit, named_metric
from mopsdocs.assess.subjects import joins_changes, shares_words
from mopsdocs.assess.vague import vague_words
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import PartyName, Quantity, Said, Value
from mopsdocs.model.playbook import Metric
from mopsdocs.model.text import Text


def faults(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what keeps a goal from being specific."""
    yield from _unnamed(aim)
    yield from _second_subject(aim, scene)
    yield from _vague(aim, scene)
    yield from _disagreeing(aim, scene)


def evidence(aim: Aim) -> Said:
    """Say what makes a goal specific."""
    values: dict[str, Value] = {"scope": aim.goal.scope or "", "owner": PartyName(aim.owner or "")}
    if aim.is_milestone:
        count = len(aim.goal.milestones)
        return Said(
            "{count} milestone; scope: {scope}; owner: {owner}",
            {**values, "count": count},
            "{count} milestones; scope: {scope}; owner: {owner}",
        )
    return Said("Metric: {metric}; scope: {scope}; owner: {owner}", {**values, "metric": named_metric(aim)})


def _fault(rule: str, aim: Aim, key: str, said: Said, hint: Said) -> Fault:
    return Fault(rule, SPECIFIC, (*aim.goal.at, key), said, hint)


def _unnamed(aim: Aim) -> Iterator[Fault]:
    values = {"goal": aim.goal.id}
    if aim.metric is None and not aim.is_milestone:
        said, hint = unknown_metric(aim) if aim.goal.metric else no_metric(aim)
        yield _fault("", aim, "metric", said, hint)
    if aim.goal.scope is None or not aim.goal.scope.source.strip():
        hint = Said("Say where it holds, for example `scope: All newsletters, in all countries`")
        yield _fault("SMART-S01", aim, "scope", Said("Goal {goal} has no scope", values), hint)
    if aim.owner is None:
        hint = Said("Name a person or a role, for example `owner: role:mops-lead`")
        yield _fault("SMART-S01", aim, "owner", Said("Goal {goal} has no owner", values), hint)


def _second_subject(aim: Aim, scene: Scene) -> Iterator[Fault]:
    for key, text in (("title", aim.goal.title), ("statement", aim.goal.statement)):
        if text is None:
            continue
        lowered = text.source.lower()
        second = _second_metric(aim, scene, lowered)
        if second and not (key == "statement" and _speaks_of_another(aim, scene, lowered)):
            values: dict[str, Value] = {"goal": aim.goal.id, "metric": second.name or second.id}
            said = Said("Goal {goal} names a second metric, {metric}", values)
            hint = Said("Keep one metric, and write a goal of its own for the other")
            yield _fault("SMART-S02", aim, key, said, hint)
            return
        if joins_changes(lowered, text.lang):
            said = Said("Goal {goal} asks for two changes at once", {"goal": aim.goal.id})
            yield _fault("SMART-S02", aim, key, said, Said("Write a goal for each of the two changes"))
            return


def _second_metric(aim: Aim, scene: Scene, text: str) -> Metric | None:
    return scene.names.beside(aim.metric, text) if aim.metric else None


def _speaks_of_another(aim: Aim, scene: Scene, text: str) -> bool:
    own = aim.metric
    if own is None or any(metric.id == own.id for metric in scene.names.named(text)):
        return False
    return not shares_words(text, own)


def _vague(aim: Aim, scene: Scene) -> Iterator[Fault]:
    goal = aim.goal
    for key, text in (("title", goal.title), ("statement", goal.statement), ("scope", goal.scope)):
        if text is None:
            continue
        found = vague_words(text.source, text.lang, scene.config, _name(aim, text))
        if found:
            values: dict[str, Value] = {"goal": goal.id, "count": len(found), "words": found}
            said = Said(
                "Goal {goal} says {words}, and no number with a unit says how much",
                values,
            )
            hint = Said("Say how much, how often or until when, or leave the word out")
            yield _fault("SMART-S03", aim, key, said, hint)


def _name(aim: Aim, text: Text) -> str:
    if aim.metric is None or aim.metric.name is None:
        return ""
    return aim.metric.name.in_language(text.lang) or ""


def _disagreeing(aim: Aim, scene: Scene) -> Iterator[Fault]:
    statement = aim.goal.statement
    text = statement.source.lower() if statement else ""
    second = _second_metric(aim, scene, text) if text else None
    if second and _speaks_of_another(aim, scene, text):
        values: dict[str, Value] = {
            "goal": aim.goal.id,
            "seen": second.name or second.id,
            "metric": named_metric(aim),
        }
        said = Said("The statement of goal {goal} speaks of {seen}, and its metric is {metric}", values)
        hint = Said("Write of {metric} in the statement, or name the other metric under `metric`", values)
        yield _fault("SMART-S04", aim, "statement", said, hint)
        return
    yield from _wrong_numbers(aim, scene, text)
    day = wrong_date(aim, text)
    if day and aim.goal.due:
        values = {"goal": aim.goal.id, "seen": day, "due": aim.goal.due}
        said = Said("The statement of goal {goal} says {seen}, and the goal is due on {due}", values)
        hint = Said("Write {due} in the statement too, or mend the goal's `due`", values)
        yield _fault("SMART-S04", aim, "statement", said, hint)


def _wrong_numbers(aim: Aim, scene: Scene, statement: str) -> Iterator[Fault]:
    title, lang = (aim.goal.title.source.lower(), aim.goal.title.lang) if aim.goal.title else ("", "")
    for key, text in (("statement", statement), ("title", title)):
        figure = wrong_number(aim, text)
        if figure is None or (key == "title" and (_second_metric(aim, scene, text) or joins_changes(text, lang))):
            continue
        # Where the fields themselves are wrong, nothing is held against them.
        if wrong_way(aim) is None:
            yield _fault("SMART-S04", aim, key, _said_number(aim, key, figure.seen), _right_number(aim, key, figure))
            return


def _right_number(aim: Aim, key: str, figure: Figure) -> Said:
    values: dict[str, Value] = {"key": key, "seen": figure.seen}
    right = fitting(aim, figure)
    if right is None:
        return Said("Write the numbers of the fields in `{key}`, or mend the fields", values)
    return Said("Write {right} instead of {seen} in `{key}`, or mend the fields", {**values, "right": right})


def _said_number(aim: Aim, key: str, seen: str) -> Said:
    values: dict[str, Value] = {"goal": aim.goal.id, "key": key, "seen": seen}
    if aim.low is not None and aim.high is not None:
        values |= {"low": beside_unit(aim, aim.low), "high": Quantity(aim.high, aim.unit)}
        return Said("Goal {goal} says {seen} in its `{key}`, and its fields say {low} to {high}", values)
    if aim.target is None:
        return Said("Goal {goal} says {seen} in its `{key}`, and its fields do not", values)
    values["target"] = Quantity(aim.target, aim.unit)
    if aim.keeps or aim.baseline is None:
        return Said("Goal {goal} says {seen} in its `{key}`, and its target is {target}", values)
    values["baseline"] = beside_unit(aim, aim.baseline)
    return Said("Goal {goal} says {seen} in its `{key}`, and its fields say {baseline} to {target}", values)
