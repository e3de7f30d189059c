"""Sign-offs in words: who signed when, who is asked to, and what has changed since.

Knows: how a sign-off and what it covers are said.
Never: whether one holds.
"""

from collections.abc import Iterable, Mapping

from mopsdocs.model.assessment import Signature
from mopsdocs.model.handbook import Card
from mopsdocs.model.outline import AskedLine
from mopsdocs.model.signoff import Covered, Signoff
from mopsdocs.model.view import Fact, Link, SignatureRow, Tag
from mopsdocs.outputs import address
from mopsdocs.outputs.aspects import aspect_name
from mopsdocs.outputs.changes_fields import name_of
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.outputs.scribe import Scribe
from mopsdocs.words import Words

_OF_SLAS = ("provider", "consumer", "commitment", "in_return", "hours", "effective")
_OWN_KEYS = {"supports": "relevant.supports", "capacity": "realistic.capacity"}


def rows(scribe: Scribe, signatures: Iterable[Signature]) -> tuple[SignatureRow, ...]:
    """Say of each sign-off under a goal's criterion how it stands."""
    words = scribe.words
    return tuple(SignatureRow(one.state, _sentence(words, one), one.note or None) for one in signatures)


def _sentence(words: Words, one: Signature) -> str:
    party = words.name_of(one.party)
    if one.by is None or one.on is None:
        return words("Sign-off asked for: {party}.", party=party)
    person = words.name_of(one.by)
    if one.state == "changed":
        return f"{words('{person} signed on {day}.', person=person, day=one.on)} {since(words, one, 'goal')}"
    if one.party == one.by:
        return words("Signed by {person} on {day}.", person=person, day=one.on)
    return words("Signed by {person} for {party} on {day}.", person=person, party=party, day=one.on)


def since(words: Words, one: Signature, subject: str) -> str:
    """Say what has changed since a sign-off was given, or what it covers where nobody remembers."""
    if one.changed:
        return words("Changed since: {facts}.", facts=_facts(words, one.changed, subject))
    return words("Since then one of these has changed: {facts}.", facts=_facts(words, one.covers, subject))


def _facts(words: Words, keys: tuple[str, ...], subject: str) -> str:
    names = dict.fromkeys(_fact(words, key, subject) for key in keys)
    return words.names(tuple(names))


def _fact(words: Words, key: str, subject: str) -> str:
    top, _, below = key.partition(".")
    if top == "steps":
        return words("step {id}", id=below)
    if top == "metric" and below:
        return name_of(words, "metric", below)
    key = f"{top}.value" if below == "unit" else _OWN_KEYS.get(key, key)
    return name_of(words, subject, key)


def covered_in_words(
    teller: Teller, covered: Covered, subject: str, spoken: Mapping[str, str], unit: str
) -> tuple[tuple[str, str], ...]:
    """Give each fact that a sign-off covers by its name, with its value in words.

    `spoken` says what is written in few letters: references, and names without their capitals; `unit` is that of the
    goal's numbers.
    """
    words = teller.words
    found: list[tuple[str, str]] = []
    for key, value in covered.items():
        top, _, below = key.partition(".")
        if below == "unit" and top != "metric":
            continue  # It stands behind its number.
        name, given = _fact(words, key, subject), value if isinstance(value, tuple) else (value,)
        behind = covered.get(f"{top}.unit", "") if below == "value" else "%" if below == "share" else ""
        shown = tuple(spoken.get(one) or _said(teller, key, f"{one} {behind}".strip(), unit) for one in given)
        found.append((name[0].upper() + name[1:], words.names(shown)))
    return tuple(found)


def _said(teller: Teller, key: str, value: str, unit: str) -> str:
    top, _, below = key.partition(".")
    if top == "steps":
        return teller.party(value) if value else teller.words("nobody")
    if top == "metric" and below:
        return teller.value("metric", below, value)
    return teller.value("sla" if top in _OF_SLAS else "goal", key, value, unit)


def framed(words: Words, person: str, name: str, one: Signoff, path: str) -> tuple[str, tuple[str, ...]]:
    """Say what stands above and below the facts that somebody has just signed; `path` is that of the sign-offs."""
    about = {"person": person, "item": name, "aspect": aspect_name(words, one.aspect)}
    signed = words("{person} signed {item} ({aspect}) on {day}:", **about, day=one.on or "")
    note = (words("Note: {note}", note=one.note),) if one.note else ()
    rule = words("Whatever of this changes has to be signed again; wording may change.")
    return signed, (*note, f"{rule} {words('Written to {path}.', path=path)}")


def facts(scribe: Scribe, signatures: Iterable[Signature]) -> tuple[Fact, ...]:
    """Show the sign-offs of a service level among its facts."""
    words = scribe.words
    found: list[Fact] = []
    for one in signatures:
        if one.by is None:
            found.append(Fact(words("Sign-off asked for"), parties=(scribe.party(one.party),)))
            continue
        more = [f"“{one.note}”"] if one.note else []
        more += [since(words, one, "sla")] if one.state == "changed" else []
        day = scribe.day(one.on)
        told = " ".join((f"{day.text}.", *more)) if day and more else None
        who = (scribe.party(one.by),)
        found.append(Fact(words("Signed by"), parties=who, day=None if told else day, text=told))
    return tuple(found)


def tag(words: Words, signatures: Iterable[Signature]) -> Tag | None:
    """Tag a service level by the sign-off that it lacks most; none where nobody signs it."""
    states = {one.state for one in signatures}
    if "changed" in states:
        return Tag("bad", words("Changed since signed"))
    if "asked" in states:
        return Tag("warn", words("Sign-off asked for"))
    return Tag("ok", words("Signed")) if states else None


def asked(scribe: Scribe, card: Card, line: AskedLine) -> Link:
    """Link to what somebody is asked to sign, with its aspect and whether it was signed before."""
    words = scribe.words
    title = scribe.label(line.title) if line.title else None
    aspect = aspect_name(words, line.aspect)
    note = words("{aspect}, changed since signed", aspect=aspect) if line.changed else aspect
    href = scribe.href(f"{card.address}#{address.anchor(line.id)}")
    return Link(title.text if title else line.id, href, title.lang if title else None, note)
