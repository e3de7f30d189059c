"""The page that tells what changed between two versions.

Knows: which changes stand together, what a reader can choose to see.
Never: how versions are compared; how a difference is drawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import structs

from mopsdocs.diff import runs
from mopsdocs.model.change import COMMITMENT, EDITORIAL, SIGNOFF, Change, Comparison, Subject, wording_only
from mopsdocs.model.handbook import Card
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.run import Run
from mopsdocs.model.view import (
    ChangeCard,
    ChangeGroup,
    ChangeRow,
    ChangesView,
    Label,
    Link,
    PartyMark,
    Tag,
)
from mopsdocs.outputs import address, phrases
from mopsdocs.outputs.changes_choice import filters_of, key_of
from mopsdocs.outputs.changes_fields import in_order, name_of, subject_name
from mopsdocs.outputs.changes_lead import lead, uncompared
from mopsdocs.outputs.changes_said import (
    FINGERPRINT,
    ROLES,
    by_place,
    concerned,
    details,
    heir,
    named,
    said,
    signoff,
    unfolded,
    whole,
)
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.outputs.frame import crumbs, frame
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.words import Words

_TONES = {"added": "ok", "removed": "bad", "changed": "info", "renamed": "info", "moved": "info"}
_WORDED = 60
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the page is written: for whom, in which words, with the plain pages by name."""

    scribe: Scribe
    teller: Teller
    pages: Mapping[str, Card]


def changes_page(
    voice: Voice, comparison: Comparison, look: str, path: str = address.CHANGES, up: Link | None = None
) -> Recipe:
    """Plan the page of a comparison: `path` is its address below the language's root, `up` a further way out."""
    scribe = voice.at(path)
    view = changes_view(scribe, comparison, up)
    around = frame(
        scribe,
        view.title,
        view.lead,
        section=address.CHANGES,
        crumbs=crumbs(scribe, *((up,) if up else ())),
    )
    return page(voice.prefix + path, "pages/changes.html", around, view, look)


def changes_view(scribe: Scribe, comparison: Comparison, up: Link | None = None) -> ChangesView:
    """Show what changed between two versions."""
    words = scribe.words
    teller = teller_of(scribe, comparison)
    pages = {card.page: card for card in scribe.edition.by_path.values() if card.page is not None}
    desk = _Desk(scribe, teller, pages)
    placed = by_place(comparison.changes)
    weighty = {place for place, changes in placed.items() if not wording_only(changes)}
    reworded = [place for place in placed if place not in weighty]
    wording = tuple(
        _group(desk, place, placed[place], brief=count >= _WORDED) for count, place in enumerate(reworded)
    )
    # The current version has this page already: its copy among the versions leads here, and will be older one day.
    still = scribe.page == address.since(comparison.head.name)
    return ChangesView(
        title=_title(words, comparison, still=still),
        lead=words("Nothing has changed since.") if still else lead(teller),
        when=_when(words, comparison),
        filters=filters_of(teller),
        groups=tuple(_group(desk, place, placed[place]) for place in placed if place in weighty),
        wording=wording,
        wording_title=words("Wording only"),
        up=up,
        note=scribe.maybe(comparison.head.note),
        unread=uncompared(teller),
        unread_title=words("Not compared"),
    )


def _title(words: Words, comparison: Comparison, *, still: bool) -> str:
    before, after = words.text(comparison.base.label), words.text(comparison.head.label)
    if still:
        return words("{version} is the current version", version=after)
    return words("What changed from {before} to {after}", before=before, after=after)


def _when(words: Words, comparison: Comparison) -> str:
    """Say from which day to which two versions stood; nothing of two that are of one day."""
    first, last = comparison.base.on, comparison.head.on
    return phrases.window(words, first, last) or "" if first != last else ""


def teller_of(scribe: Scribe, comparison: Comparison) -> Teller:
    """Tell a comparison in the words of a page."""
    return Teller(scribe.words, comparison, scribe.edition.config.areas)


def anchor_of(place: str) -> str:
    """Give the anchor of a playbook on the page of changes; of a page, or of people and roles."""
    return address.anchor(place.replace("/", "-").replace(":", "-") or "-parties")


def _group(desk: _Desk, place: str, changes: tuple[Change, ...], *, brief: bool = False) -> ChangeGroup:
    scribe, teller = desk.scribe, desk.teller
    subject = teller.comparison.subjects.get(place)
    by_item: dict[tuple[str, str], list[Change]] = {}
    for change in unfolded(changes):
        by_item.setdefault((change.subject, change.item), []).append(change)
    cards = () if brief else _cards(scribe, teller, subject, by_item.values())
    weighty = concerned(teller, (one for one in changes if one.grade != EDITORIAL))
    title, href = _head(desk, place, subject)
    return ChangeGroup(
        title=title,
        anchor=anchor_of(place),
        href=href,
        people=tuple(mark_of(scribe, teller, party) for party in weighty),
        cards=cards,
        more=scribe.words.many("{count} text changed.", "{count} texts changed.", len(by_item)) if brief else None,
    )


def _cards(
    scribe: Scribe, teller: Teller, subject: Subject | None, items: Iterable[list[Change]]
) -> tuple[ChangeCard, ...]:
    """Show items, those with promises first; of tasks that inherit one change of roles only the first has a card."""
    found: dict[object, tuple[tuple[bool, bool, bool], ChangeCard]] = {}
    for changes in items:
        first, card = changes[0], _card(scribe, teller, subject, changes)
        same = tuple((one.field, one.before, one.after) for one in changes)
        shared = all(one.field in ROLES for one in changes) and first.subject in ("step", "task")
        place: object = same if shared else (first.subject, first.item)
        if place in found:
            weight, known = found[place]
            more = Link(card.title.text, card.href or "")
            found[place] = weight, structs.replace(known, also=(*known.also, more))
        else:
            whole = first.subject in ("playbook", "page") and not first.field
            found[place] = (not whole, card.note is None, all(one.key == "wording" for one in card.rows)), card
    return tuple(card for _, card in sorted(found.values(), key=lambda pair: pair[0]))


def _head(desk: _Desk, place: str, subject: Subject | None) -> tuple[Label, str | None]:
    """Give what stands above the changes of a place, and the way there where it still is."""
    scribe = desk.scribe
    if subject:
        return scribe.label(subject.title), scribe.href(address.playbook(subject.id)) if subject.there else None
    if not place:
        return Label(scribe.words("People and roles")), None
    name = place.removeprefix("page:")
    card = desk.pages.get(name)
    if card:
        return scribe.label(card.title), scribe.href(card.address)
    known = (one.title for one in desk.teller.comparison.changes if one.item == place and one.title)
    return next((scribe.label(title) for title in known), Label(name)), None


def mark_of(scribe: Scribe, teller: Teller, party: PartyId) -> PartyMark:
    """Give a party by name; one who is gone without a page."""
    return PartyMark(teller.party(party), None) if party in teller.comparison.names else scribe.party(party)


def _card(scribe: Scribe, teller: Teller, subject: Subject | None, changes: list[Change]) -> ChangeCard:
    words, first = scribe.words, changes[0]
    moves = all(one.moves for one in changes)
    kind = "moved" if moves else "changed" if first.field else first.kind
    promised = any(one.grade == COMMITMENT for one in changes)
    rows = tuple(row for change in sorted(changes, key=in_order) for row in _rows(scribe, teller, change))
    gone = kind == "removed" or subject is None or not subject.there
    return ChangeCard(
        tag=_tag(teller, kind),
        title=_card_title(scribe, teller, first),
        href=None if gone else item_address(scribe, subject, first),
        note=words("Commitment") if promised else None,
        rows=rows,
        key=key_of(first) if not (first.field and rows) else "",
    )


def item_address(scribe: Scribe, subject: Subject | None, change: Change) -> str | None:
    """Lead to an item on the page of its playbook."""
    if subject is None or not subject.there:
        return None
    target = address.playbook(subject.id)
    if change.subject == "section":
        slug = change.item[1:].partition(".")[0]
        first = scribe.edition.config.languages[0]
        own = slug and (change.lang or first) == scribe.words.lang
        return scribe.href(f"{target}#{slug}" if own else target)
    plain = change.subject in ("playbook", "participation", "affected")
    item = change.item.partition(".")[0] if change.subject == SIGNOFF else change.item
    return scribe.href(target if plain else f"{target}#{address.anchor(item)}")


def _tag(teller: Teller, kind: str) -> Tag:
    words = teller.words
    say = {
        "added": words.term("change", "Added"),
        "removed": words.term("change", "Removed"),
        "changed": words.term("change", "Changed"),
        "moved": words.term("change", "Moved"),
    }
    return Tag(_TONES[kind], say.get(kind, say["changed"]))


def _card_title(scribe: Scribe, teller: Teller, change: Change) -> Label:
    words = scribe.words
    kind = subject_name(words, change.subject)
    if change.subject in ("playbook", "participation", "page"):
        return Label(kind)
    if change.subject in ("section", "affected", "person", "role", "team"):
        return Label(words("{kind}: {name}", kind=kind, name=named(teller, change).strip("“”«»")))
    if change.subject == SIGNOFF:
        return Label(signoff(teller, change))
    title = words.text(change.title) if change.title else ""
    name = f"{kind} {change.item}"
    return Label(words("{kind}: {name}", kind=name, name=title) if title else name)


def _rows(scribe: Scribe, teller: Teller, change: Change) -> Iterator[ChangeRow]:
    words, key = scribe.words, key_of(change)
    if change.field == FINGERPRINT:
        return
    if not change.field:
        yield from _whole_rows(teller, change)
        return
    lang = "" if change.subject == "section" else change.lang
    name = name_of(words, change.subject, change.key, lang)
    before, after = said(teller, change, change.before), said(teller, change, change.after)
    spoken = change.lang or _source_lang(change)
    worded = wording_only((change,))
    other = spoken if spoken and spoken != words.lang and worded else None
    if worded and before and after and isinstance(change.before, str):
        yield ChangeRow(name, runs=shortened(before, after), key=key, lang=other)
    else:
        yield ChangeRow(name, before, after, key=key, lang=other)


def _source_lang(change: Change) -> str:
    return change.title.lang if change.title else ""


def _whole_rows(teller: Teller, change: Change) -> Iterator[ChangeRow]:
    came, key = change.kind == "added", key_of(change)
    for name, value in heir(teller, change):
        yield ChangeRow(name, None, value, key=key)
    shown = [*details(teller, change)]
    if change.subject == "section":
        text = whole(change).get("prose", "")
        shown = [(name_of(teller.words, "section", "prose"), text if isinstance(text, str) else "")]
    for name, value in shown:
        if value:
            yield ChangeRow(name, None if came else value, value if came else None, key=key)


def shortened(before: str, after: str) -> tuple[Run, ...]:
    """Compare two texts, and leave out of what stayed all but what stands next to a difference."""
    found = runs(before, after)
    return tuple(
        Run(run.kind, _near(run.text, first=index == 0, last=index == len(found) - 1)) if run.kind == "same" else run
        for index, run in enumerate(found)
    )


def _near(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _CONTEXT:
        return text
    head = "" if first else text[:_CONTEXT].rsplit(" ", 1)[0]
    tail = "" if last else text[-_CONTEXT:].partition(" ")[2]
    return f"{head} \N{HORIZONTAL ELLIPSIS} {tail}"
