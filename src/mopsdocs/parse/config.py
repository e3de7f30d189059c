"""mopsdocs.yml: the handbook's settings.

Knows: the defaults, and which settings this version of mopsdocs uses.
Never: where the file is kept; what the settings do.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal

from mopsdocs.model.config import Config, RaciLimits, default_areas
from mopsdocs.model.diagnostic import Key, Level, Noticed, Said, Severity
from mopsdocs.model.text import Text
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.meaning_names import Named, in_words, name_text, optional_name
from mopsdocs.parse.meaning_parts import ignores
from mopsdocs.parse.meaning_sheet import Group
from mopsdocs.parse.suggest import closest
from mopsdocs.parse.versions import versions
from mopsdocs.words.languages import is_known

TITLES: Mapping[str, str] = {"en": "Handbook", "es": "Manual", "pt": "Manual"}
"""What a handbook is called whose settings do not say."""

_FALLBACK = "en"
_DEFAULT = "default"  # Among the folders of `levels`, every other one.
_UNSET = Config(Text("", _FALLBACK))
_NONE: Group = {}


def config(tree: Tree, codes: Collection[str] = ()) -> tuple[Config, tuple[Noticed, ...]]:
    """The settings, and what was noticed; `codes` are the rules that there are."""
    admitted = admit("mopsdocs", tree)
    get = admitted.value.get
    languages, unheard = _spoken(get("languages") or ())
    lang = languages[0]
    settings: Group = get("settings") or _NONE
    smart, people, pace = (settings.get(key) or _NONE for key in ("smart", "people", "progress"))
    glossary: Group = get("glossary") or _NONE
    weights, strangers = _weights(get("rules") or _NONE, codes)
    published, unpublished = versions(get("versions"), lang)
    meant = Config(
        title=name_text(get("title"), lang, TITLES.get(lang, TITLES[_FALLBACK])),
        languages=languages,
        address=_address(get("address")),
        repository=_address(get("repository")),
        areas=_areas(get("areas"), lang),
        named=tuple(area for area, name in (get("areas") or {}).items() if optional_name(name, lang)),
        level=_level((get("levels") or _NONE).get(_DEFAULT) or get("level")),
        levels=_levels(get("levels") or _NONE),
        rules=weights,
        ignore=ignores(get("ignore")),
        smart_r=smart.get("r") or _UNSET.smart_r,
        stretch=_share(smart.get("stretch"), _UNSET.stretch),
        raci=_limits(settings.get("raci") or _NONE),
        max_open_tasks=_count(people.get("max_open_tasks"), _UNSET.max_open_tasks),
        show_email=_flag(people.get("show_email"), default=_UNSET.show_email),
        on_track=_share(pace.get("on_track"), _UNSET.on_track),
        at_risk=_share(pace.get("at_risk"), _UNSET.at_risk),
        vague_add=_vague(get("vague_words"), "add"),
        vague_remove=_vague(get("vague_words"), "remove"),
        accent=(get("theme") or _NONE).get("accent"),
        versions=published,
        keep=tuple(term for term in glossary.get("keep") or () if term.strip()),
        terms={term: _worded(words) for term, words in (glossary.get("terms") or _NONE).items() if words},
    )
    return meant, (*admitted.noticed, *unheard, *strangers, *unpublished)


def _spoken(written: Collection[str]) -> tuple[tuple[str, ...], tuple[Noticed, ...]]:
    """The languages, each once, and those that nobody has heard of."""
    languages = tuple(lang for lang in dict.fromkeys(written) if is_known(lang))
    unheard = tuple(_no_such_language(i, lang) for i, lang in enumerate(written) if lang not in languages)
    return languages or (_FALLBACK,), unheard


def _no_such_language(place: int, lang: str) -> Noticed:
    said = Said("`{lang}` is the sign of no language", {"lang": lang})
    return Noticed("FM-009", ("languages", place), said, Said("Write `en`, `es` or `pt`, or the sign of another one"))


def _address(written: str | None) -> str | None:
    return written.rstrip("/") if written else None


def _areas(written: Mapping[str, Named] | None, lang: str) -> dict[str, Text]:
    """The areas with their names, in the order written; the nine of marketing operations where none are."""
    if not written:
        return default_areas()
    return {area: name_text(name, lang, in_words(area)) for area, name in written.items()}


def _level(written: str | None) -> Level:
    return Level(written) if written else _UNSET.level


def _levels(written: Mapping[str, str | None]) -> tuple[tuple[str, Level], ...]:
    """The levels of folders."""
    return tuple(
        (folder.strip("/"), Level(level)) for folder, level in written.items() if level and folder != _DEFAULT
    )


def _weights(
    written: Mapping[str, str | None], codes: Collection[str]
) -> tuple[dict[str, Severity], tuple[Noticed, ...]]:
    """How much rules weigh, and the codes that no rule has."""
    strangers = tuple(_no_such_rule(code, codes) for code in written if codes and code not in codes)
    known = {code: Severity(weight) for code, weight in written.items() if weight and (not codes or code in codes)}
    return known, strangers


def _no_such_rule(code: str, codes: Collection[str]) -> Noticed:
    meant = closest(code, codes)
    hint = Said("Did you mean `{meant}`?", {"meant": meant}) if meant else None
    return Noticed("FM-009", Key(("rules", code)), Said("There is no rule `{code}`", {"code": code}), hint)


def _limits(written: Group) -> RaciLimits:
    """From how many parties a row says too much."""
    unset, get = _UNSET.raci, written.get
    return RaciLimits(
        _count(get("max_responsible"), unset.max_responsible),
        _count(get("max_consulted"), unset.max_consulted),
        _count(get("max_informed"), unset.max_informed),
        _share(get("max_accountable_share"), unset.max_accountable_share),
        _flag(get("allow_same_person"), default=unset.allow_same_person),
    )


def _count(written: str | None, default: int) -> int:
    return int(written) if written else default


def _share(written: str | None, default: float) -> float:
    return float(Decimal(written)) if written else default


def _flag(written: str | None, *, default: bool) -> bool:
    return written == "true" if written else default


def _worded(written: Mapping[str, str | None]) -> dict[str, str]:
    """A term's words by language."""
    return {lang: words for lang, words in written.items() if words}


def _vague(written: Mapping[str, Mapping[str, list[str]] | None] | None, key: str) -> dict[str, tuple[str, ...]]:
    """Words by language, to add to the list of vague ones or to take from it."""
    return {lang: tuple(words[key]) for lang, words in (written or {}).items() if words and words.get(key)}
