"""The stylesheet and the script that a theme's files add up to, and whether a colour can be read.

Knows: the layers of the stylesheet, how contrast is computed.
Never: what stands on a page; where a theme's files are kept.
"""

import re
from collections.abc import Iterator, Mapping

LIGHT_GROUNDS = ("#fbfaf6", "#ffffff", "#f2efe7")
DARK_GROUNDS = ("#14171a", "#1b1f23", "#0f1214")
READABLE = 4.5
APART = (
    "components/filters/filters.css",
    "components/changes/changes.css",
    "components/area-card/area-card.css",
    "components/board/board.css",
    "components/handover/handover.css",
    "components/home/home.css",
    "components/totals/totals.css",
    "components/ways/ways.css",
)
"""Styles that most pages do without."""

_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_BLANK = re.compile(r"\s+")
_TIGHT = re.compile(r" ?([{};,>]) ?|(?<=:) ")
_ZERO = re.compile(r"(?<![\w.#-])0(?=\.\d)")
_LAST = re.compile(r"(?<!;);+}")


def stylesheet(files: Mapping[str, str], accent: str | None = None) -> str:
    """Assemble the one stylesheet, each file in its layer; a handbook may have its own accent colour."""
    order = smaller(files.get("styles/layers.css", ""))
    return order + "".join(f"@layer {name}{{{text}}}" for name, text in _layers(files, accent) if text) + "\n"


def chooser(files: Mapping[str, str]) -> str:
    """Assemble the styles that most pages do without: the few pages that need them ask for them themselves."""
    return f"@layer components{{{smaller(''.join(files.get(name, '') for name in APART))}}}\n"


def scripts(files: Mapping[str, str]) -> str:
    """Assemble the one script out of templates/scripts/, in order of name."""
    names = sorted(name for name in files if name.startswith("scripts/") and name.endswith(".js"))
    return "".join(files[name].strip() + "\n" for name in names)


def smaller(css: str) -> str:
    """Take comments and needless blanks out of a stylesheet; what stands in quotes stays as it is."""
    parts = _TOKEN.split(_TOKEN.sub(lambda found: found[1] or " ", css))
    return _LAST.sub("}", "".join(_squeezed(part or "") for part in parts)).strip()


def contrast(colour: str, ground: str) -> float:
    """Give the contrast between two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(_channels(colour)), _luminance(_channels(ground))))
    return (lighter + 0.05) / (darker + 0.05)


def accent_contrast(accent: str) -> float:
    """Give the lowest contrast of an accent colour with the grounds it stands on in the light theme."""
    return min(contrast(accent, ground) for ground in LIGHT_GROUNDS)


def _layers(files: Mapping[str, str], accent: str | None) -> Iterator[tuple[str, str]]:
    found = {name for name in files if name.startswith("components/") and name.endswith(".css")}
    parts = sorted(found.difference(APART))
    tokens = files.get("styles/tokens.css", "") + (_accent(accent) if accent else "")
    yield "base", smaller(tokens + files.get("styles/base.css", ""))
    yield "layout", smaller(files.get("styles/layout.css", ""))
    yield "components", smaller("".join(files[name] for name in parts))
    yield "print", smaller(files.get("styles/print.css", ""))
    yield "shame", smaller(files.get("styles/shame.css", ""))


def _squeezed(part: str) -> str:
    if part[:1] in "\"'":
        return part
    return _ZERO.sub("", _TIGHT.sub(lambda found: found[1] or "", _BLANK.sub(" ", part)))


def _accent(accent: str) -> str:
    dark = _lightened(accent)
    on_light, on_dark = (_ink_on(colour) for colour in (accent, dark))
    return (
        f":root{{--accent:light-dark({accent},{dark});--on-accent:light-dark({on_light},{on_dark});"
        f"--accent-soft:light-dark({_mixed(accent, LIGHT_GROUNDS[0], 0.1)},{_mixed(dark, DARK_GROUNDS[0], 0.2)})}}"
    )


def _lightened(accent: str) -> str:
    steps = (_mixed("#ffffff", accent, step / 20) for step in range(20))
    return next((c for c in steps if min(contrast(c, g) for g in DARK_GROUNDS) >= READABLE + 2), "#ffffff")


def _ink_on(colour: str) -> str:
    return max(("#ffffff", DARK_GROUNDS[0]), key=lambda ink: contrast(ink, colour))


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    if len(digits) == 3:  # noqa: PLR2004  # `#06c` is short for `#0066cc`.
        digits = "".join(2 * digit for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(channels: tuple[int, int, int]) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # WCAG 2's own.
        for value in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
