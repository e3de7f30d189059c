"""What the facts of a plan are called where a change of one is told.

Knows: the keys of the format, and a reader's word for each.
Never: the values of facts.
"""

from collections.abc import Callable, Mapping
from datetime import date

from mopsdocs.model.change import Change
from mopsdocs.words import Words

Say = Callable[[Words], str]

_SUBJECTS: Mapping[str, Say] = {
    "playbook": lambda w: w("Playbook"),
    "problem": lambda w: w("Problem"),
    "stakeholder": lambda w: w("Stakeholder"),
    "need": lambda w: w("Need"),
    "sla": lambda w: w("Service level"),
    "metric": lambda w: w("Metric"),
    "goal": lambda w: w("Goal"),
    "participation": lambda w: w("Time for comments"),
    "affected": lambda w: w("What changes for whom"),
    "feedback": lambda w: w("Comment"),
    "step": lambda w: w("Step"),
    "task": lambda w: w("Task"),
    "risk": lambda w: w("Risk"),
    "decision": lambda w: w("Decision"),
    "page": lambda w: w("Page"),
    "section": lambda w: w("Section"),
    "person": lambda w: w("Person"),
    "role": lambda w: w("Role"),
    "team": lambda w: w("Team"),
    "signoff": lambda w: w("Sign-off"),
}
_FIELDS: Mapping[str, Say] = {
    "id": lambda w: w("Name in addresses"),
    "path": lambda w: w("Name in addresses"),
    "title": lambda w: w("Title"),
    "summary": lambda w: w("Summary"),
    "area": lambda w: w("Area"),
    "status": lambda w: w("State"),
    "owner": lambda w: w("Owner"),
    "backup": lambda w: w("Backup"),
    "parent": lambda w: w("Serves the goal"),
    "supersedes": lambda w: w("Replaces"),
    "period.start": lambda w: w("Begins"),
    "period.end": lambda w: w("Ends"),
    "tags": lambda w: w("Tags"),
    "review.every": lambda w: w("Reviewed every"),
    "review.last": lambda w: w("Last reviewed"),
    "review.by": lambda w: w("Reviewed by"),
    "review.watch": lambda w: w("Reviewed when it changes"),
    "problem": lambda w: w("Problem"),
    "solution": lambda w: w("What we do about it"),
    "evidence": lambda w: w("Evidence"),
    "source": lambda w: w("Source"),
    "who": lambda w: w("Who"),
    "stakeholder": lambda w: w("Stakeholder"),
    "text": lambda w: w("Text"),
    "provider": lambda w: w("Provided by"),
    "consumer": lambda w: w("Provided to"),
    "serves": lambda w: w("Serves"),
    "deliverable": lambda w: w("What is delivered"),
    "commitment.measure": lambda w: w("What is promised"),
    "commitment.metric": lambda w: w("Metric of the promise"),
    "commitment.op": lambda w: w("Kind of limit"),
    "commitment.value": lambda w: w("Limit"),
    "commitment.share": lambda w: w("Share of cases"),
    "commitment.window": lambda w: w("Counted over"),
    "in_return.measure": lambda w: w("What is given in return"),
    "in_return.metric": lambda w: w("Metric of what is given in return"),
    "in_return.op": lambda w: w("Kind of limit in return"),
    "in_return.value": lambda w: w("Limit in return"),
    "in_return.share": lambda w: w("Share of cases in return"),
    "in_return.window": lambda w: w("Counted over, in return"),
    "hours.days": lambda w: w("Days of service"),
    "hours.from": lambda w: w("Service begins at"),
    "hours.to": lambda w: w("Service ends at"),
    "hours.time_zone": lambda w: w("Time zone"),
    "escalation": lambda w: w("If it is not kept"),
    "effective": lambda w: w("In force since"),
    "signoffs": lambda w: w("Who is asked to sign"),
    "name": lambda w: w("Name"),
    "type": lambda w: w("Kind of metric"),
    "unit": lambda w: w("Unit"),
    "good": lambda w: w("Direction"),
    "inputs": lambda w: w("What is counted"),
    "formula": lambda w: w("Formula"),
    "example": lambda w: w("Worked example"),
    "collector": lambda w: w("Collected by"),
    "every": lambda w: w.term("metric", "How often"),
    "due_after": lambda w: w("Late after"),
    "values": lambda w: w("File of values"),
    "counter": lambda w: w("Must not get worse"),
    "revision": lambda w: w("Definition"),
    "changed.date": lambda w: w("Defined anew on"),
    "changed.why": lambda w: w("Why it was defined anew"),
    "statement": lambda w: w("Statement"),
    "scope": lambda w: w("Scope"),
    "metric": lambda w: w("Metric"),
    "direction": lambda w: w("Direction"),
    "baseline.value": lambda w: w("Baseline"),
    "baseline.period": lambda w: w("Period of the baseline"),
    "target.value": lambda w: w("Target"),
    "target.change": lambda w: w("Change aimed at"),
    "target.from": lambda w: w("Lower limit"),
    "target.to": lambda w: w("Upper limit"),
    "milestones": lambda w: w("Milestones"),
    "start": lambda w: w("Start"),
    "due": lambda w: w("Due"),
    "achievable.why": lambda w: w("Why it can be reached"),
    "achievable.resources": lambda w: w("Resources"),
    "achievable.past_best": lambda w: w("Best so far"),
    "relevant.supports": lambda w: w("Supports"),
    "relevant.why": lambda w: w("Why it is relevant"),
    "realistic.why": lambda w: w("Why it is realistic"),
    "realistic.capacity": lambda w: w("Capacity"),
    "override.status": lambda w: w("State set by hand"),
    "override.why": lambda w: w("Why it was set by hand"),
    "override.by": lambda w: w("Set by hand by"),
    "override.until": lambda w: w("Set by hand until"),
    "outcome": lambda w: w("Outcome"),
    "open": lambda w: w("Comments from"),
    "close": lambda w: w("Comments until"),
    "changes": lambda w: w("What changes"),
    "gains": lambda w: w("What they gain"),
    "how": lambda w: w("Where to say how it goes"),
    "date": lambda w: w("Date"),
    "answer": lambda w: w("Answer"),
    "changed": lambda w: w("Changed because of it"),
    "step": lambda w: w("Step"),
    "done_when": lambda w: w("Done when"),
    "accountable": lambda w: w("Accountable"),
    "responsible": lambda w: w("Responsible"),
    "consulted": lambda w: w("Consulted"),
    "informed": lambda w: w("Informed"),
    "support": lambda w: w("Support"),
    "done": lambda w: w("Done on"),
    "after": lambda w: w("Comes after"),
    "blocked_by": lambda w: w("Waits for"),
    "effort": lambda w: w("Effort"),
    "issue": lambda w: w("Ticket"),
    "likelihood": lambda w: w("Likelihood"),
    "impact": lambda w: w("Impact"),
    "by": lambda w: w("Decided by"),
    "why": lambda w: w("Why"),
    "heading": lambda w: w("Heading"),
    "prose": lambda w: w("Text"),
    "order": lambda w: w("Order of sections"),
    "team": lambda w: w("Team"),
    "handle": lambda w: w("Handle"),
    "email": lambda w: w("Email"),
    "successor": lambda w: w("Successor"),
    "holder": lambda w: w("Holder"),
    "deputy": lambda w: w("Deputy"),
    "lead": lambda w: w("Lead"),
}
_OWN: Mapping[tuple[str, str], Say] = {
    ("signoff", "note"): lambda w: w("Note"),
    ("feedback", "from"): lambda w: w("From whom"),
    ("person", "from"): lambda w: w("With us since"),
    ("person", "to"): lambda w: w("Last day"),
    ("person", "title"): lambda w: w("Position"),
    ("risk", "answer"): lambda w: w("Answer to it"),
}

_ORDER = {
    field: place
    for place, field in enumerate(
        ("status", "owner", "holder", "accountable", "responsible", "baseline.value", "target.value", *_FIELDS)
    )
}


def subject_name(words: Words, subject: str) -> str:
    """Say what an item is: `Goal`."""
    return _SUBJECTS[subject](words)


def in_order(change: Change) -> int:
    """Order the facts of an item as readers ask for them: what is promised before the words about it."""
    return _ORDER.get(change.field, len(_ORDER))


def name_of(words: Words, subject: str, key: str, lang: str = "") -> str:
    """Say what a fact is called, by its key; with the language where the words of one alone are meant."""
    field = key.removesuffix(f".{lang}") if lang else key
    name = _name(words, subject, field)
    return f"{name} ({lang})" if lang else name


def _name(words: Words, subject: str, field: str) -> str:
    top, _, below = field.partition(".")
    if top == "checkpoints":
        return words("Checkpoint {day}", day=date.fromisoformat(below))
    if top == "inputs" and below:
        return words("What {name} counts", name=below)
    say = _OWN.get((subject, field)) or _FIELDS.get(field)
    return say(words) if say else field
