"""Sign-offs compared: who has signed what since, who has signed anew, and what was taken back.

Knows: sign-offs by item, aspect and person.
Never: whether one holds; how a change is said.
"""

from collections.abc import Iterator, Mapping

from mopsdocs.model.change import MATERIAL, SIGNOFF, Change
from mopsdocs.model.facts import Facts
from mopsdocs.model.signoff import Signoff

_Key = tuple[str, str, str]


def compare_signoffs(old: Facts, new: Facts) -> Iterator[Change]:
    """List the sign-offs that came, went or were given anew; nothing that people must do hangs on them."""
    if old.signoffs == new.signoffs or old.signoffs.unread or new.signoffs.unread:
        return
    was, now = _by_key(old), _by_key(new)
    for key in sorted(was.keys() | now.keys()):
        before, after = was.get(key), now.get(key)
        name, _, item = key[0].rpartition("/")
        known = name in new.plans or name in old.plans
        place = ".".join((item if known else key[0], *key[1:]))
        if before and after:
            for field, (was_, is_) in _differing(before, after):
                yield _change("changed", name if known else "", place, field, was_, is_, by=key[2])
        else:
            kind = "added" if after else "removed"
            gone, come = _facts(before) if before else None, _facts(after) if after else None
            yield _change(kind, name if known else "", place, "", gone, come, by=key[2])


def _by_key(facts: Facts) -> Mapping[_Key, Signoff]:
    return {(one.item, one.aspect, one.by): one for one in facts.signoffs.all()}


def _facts(one: Signoff) -> Mapping[str, str]:
    day = one.on.isoformat() if one.on else ""
    facts = {"item": one.item, "aspect": one.aspect, "by": one.by, "date": day, "note": one.note}
    return {name: value for name, value in {**facts, "fingerprint": one.fingerprint}.items() if value}


def _differing(before: Signoff, after: Signoff) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    was, now = _facts(before), _facts(after)
    for field in sorted(was.keys() | now.keys()):
        if was.get(field) != now.get(field):
            yield field, (was.get(field), now.get(field))


def _change(
    kind: str,
    playbook: str,
    place: str,
    field: str,
    before: str | Mapping[str, str] | None,
    after: str | Mapping[str, str] | None,
    *,
    by: str,
) -> Change:
    return Change(MATERIAL, kind, playbook, place, field, before, after, (by,), SIGNOFF)
