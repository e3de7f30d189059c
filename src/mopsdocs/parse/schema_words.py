"""The closed lists of words that a playbook may use, each with what it means.

Knows: the words of the format.
Never: which of them stands for a word in another language.
"""

from collections.abc import Mapping

Listed = Mapping[str, str]

PLAYBOOK: Listed = {
    "draft": "Being written",
    "proposed": "Written, and waiting for a yes",
    "active": "Being carried out",
    "paused": "Stopped for a while",
    "achieved": "Over: its goals were reached",
    "missed": "Over: its goals were not reached",
    "superseded": "Replaced by another playbook",
    "retired": "No longer in use",
}
OPERATORS: Listed = {
    "at-most": "The value or less",
    "at-least": "The value or more",
    "exactly": "The value itself",
}
UNITS: Listed = {
    "minutes": "Minutes of the clock",
    "hours": "Hours of the clock",
    "business hours": "Hours within `hours`",
    "days": "Days of the calendar",
    "business days": "Days within `hours`",
    "%": "Per cent",
    "count": "A number of things",
}
METRICS: Listed = {
    "total": "Adds up over the window",
    "rate": "A ratio of totals",
    "level": "The latest value counts",
}
GOOD: Listed = {
    "up": "More is better",
    "down": "Less is better",
    "steady": "No change is best",
}
CADENCES: Listed = {
    "day": "A value each day",
    "week": "A value each week",
    "month": "A value each month",
    "quarter": "A value each quarter",
    "year": "A value each year",
}
DIRECTIONS: Listed = {
    "increase": "From the baseline up to the target",
    "decrease": "From the baseline down to the target",
    "keep-above": "Never under the target",
    "keep-below": "Never over the target",
    "keep-within": "Between `from` and `to`",
    "milestone": "Reached when its milestones are done",
}
AGREEMENT: Listed = {"agreement": "The agreement as a whole"}
SMART: Listed = {
    "specific": "It says what is to change",
    "measurable": "The metric is a fair measure",
    "achievable": "It can be reached",
    "relevant": "It is worth it",
    "realistic": "The team can work towards it",
    "time-bound": "The dates mean something",
}
ASPECTS: Listed = {**SMART, **AGREEMENT}
OVERRIDES: Listed = {
    "on-track": "As planned or better",
    "at-risk": "Behind, and can still be reached",
    "off-track": "Far behind",
    "unreachable": "Cannot be reached any more",
}
OUTCOMES: Listed = {
    "achieved": "Reached",
    "missed": "Not reached",
    "dropped": "Given up",
}
FEEDBACK: Listed = {
    "open": "Not answered yet",
    "accepted": "Something changed because of it",
    "declined": "Answered with a no",
}
TASK: Listed = {
    "todo": "Not begun",
    "doing": "Begun",
    "blocked": "Waits for something",
    "review": "Finished, and being looked at",
    "done": "Finished",
    "dropped": "No longer to be done",
}
LEVELS: Listed = {
    "low": "Little",
    "medium": "Some",
    "high": "Much",
}
DECISION: Listed = {
    "proposed": "Not yet agreed",
    "accepted": "Agreed",
    "superseded": "Replaced by a later decision",
}
STRICTNESS: Listed = {
    "draft": "Only what cannot be read is an error",
    "review": "What colleagues must know has to be there",
    "publish": "Everything has to be there",
}
SEVERITIES: Listed = {
    "error": "Stops the build",
    "warning": "Is told, and stops nothing",
    "info": "Is told in passing",
    "off": "Is not told",
}
RELEVANCE: Listed = {
    "relevant": "R stands for relevant",
    "realistic": "R stands for realistic",
    "both": "Both are asked for",
}
ORDERS: Listed = {
    "version": "The higher number is newer: v10 after v9, v2-rc1 before v2",
    "date": "The later day is newer",
}
