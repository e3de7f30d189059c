"""All families of rules, in the order in which they are listed.

Knows: which families there are.
Never: what a rule does.
"""

from collections.abc import Mapping

from mopsdocs.checks import body, frontmatter, i18n, link, metric, people, raci, safe, sla, smart, task, ver
from mopsdocs.checks.rule import Family, Rule

FAMILIES: tuple[Family, ...] = (
    frontmatter.FAMILY,
    smart.FAMILY,
    metric.FAMILY,
    raci.FAMILY,
    sla.FAMILY,
    link.FAMILY,
    i18n.FAMILY,
    people.FAMILY,
    task.FAMILY,
    ver.FAMILY,
    safe.FAMILY,
    body.FAMILY,
)
"""Every rule that is checked stands in one of these."""

RULES: Mapping[str, Rule] = {rule.code: rule for family in FAMILIES for rule in family.rules}
"""The rules by their codes."""
