"""The stylesheet, the script, and colours that can be read."""

import gzip
import re

import pytest

from mopsdocs.theme import accent_contrast, chooser, contrast, scripts, smaller, stylesheet
from tests.render.gallery import theme

FILES = theme().files
STYLE = stylesheet(FILES)
CHOOSER = chooser(FILES)
TOKENS = dict(re.findall(r"--(\w+): light-dark\((#\w+, #\w+)\)", FILES["styles/tokens.css"]))
ON = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", FILES["styles/tokens.css"])
COLOURS = {name: (light, dark) for name, light, dark in ON}
PAPER = ("bg", "surface", "sunken")


def test_layers_come_first() -> None:
    """The order of the layers is declared before any rule, and every rule lies in one of them."""
    assert STYLE.startswith("@layer base,layout,components,print,shame;@layer base{")
    assert re.findall(r"@layer (\w+)\{", STYLE) == ["base", "layout", "components", "print"]
    assert STYLE.count("{") == STYLE.count("}")


def test_stylesheet_and_script_are_small() -> None:
    """The stylesheet of every page fits in 8 KB and the script in 2 KB, compressed."""
    assert len(gzip.compress(STYLE.encode(), 9)) <= 8000
    assert len(gzip.compress(scripts(FILES).encode(), 9)) <= 2000


def test_smaller_keeps_what_matters() -> None:
    """Comments and blanks go; quoted words and blanks that mean something stay."""
    css = """/* a { } */ a > b , c :hover { content : "  /* not; a comment { */ " ;
      margin: calc(1px + 0.5px)  10.0px; }\n@media (min-width: 2rem) { i { color: red; } }"""

    expected = (
        'a>b,c :hover{content :"  /* not; a comment { */ ";margin:calc(1px + .5px) 10.0px}'
        "@media (min-width:2rem){i{color:red}}"
    )
    assert expected == smaller(css)


def test_colours_stand_in_one_place() -> None:
    """Below tokens.css no file names a colour; every variable that is used is defined."""
    others = "".join(t for name, t in FILES.items() if name.endswith(".css") and name != "styles/tokens.css")
    words = re.sub(r"/\*.*?\*/", "", others, flags=re.DOTALL)

    assert [] == re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", words)
    assert set() == set(re.findall(r"var\((--[\w-]+)\)", STYLE)) - set(re.findall(r"(--[\w-]+):", STYLE))


@pytest.mark.parametrize("theme_", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "needed"),
    [
        *((ink, ground, 4.5) for ink in ("ink", "ink2", "ink3", "accent") for ground in PAPER),
        *((ink, "accent-soft", 4.5) for ink in ("ink", "ink2", "accent")),
        *((tone, f"{tone}-bg", 4.5) for tone in ("ok", "warn", "bad", "info", "mute")),
        *((tone, ground, 4.5) for tone in ("ok", "warn", "bad", "info", "mute") for ground in PAPER),
        *((tone, "accent-soft", 4.5) for tone in ("ok", "warn", "bad", "info", "mute")),
        ("on-accent", "accent", 4.5),
        *(("line2", ground, 3) for ground in PAPER),
    ],
)
def test_words_can_be_read(ink: str, ground: str, needed: float, theme_: int) -> None:
    """Words have a contrast of 4.5 with every ground they stand on, edges of controls one of 3."""
    assert contrast(COLOURS[ink][theme_], COLOURS[ground][theme_]) >= needed


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a colour on itself 1, short and long notation the same."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#0b5b68", "#0b5b68") == pytest.approx(1)
    assert contrast("#06c", "#fff") == contrast("#0066cc", "#fff")


@pytest.mark.parametrize("accent", ["#0b5b68", "#7a1fa2", "#06c", "#b30000", "#222222"])
def test_own_accent_can_be_read_in_the_dark(accent: str) -> None:
    """A handbook's own accent is lightened for the dark theme, and what stands on it keeps its contrast."""
    own = stylesheet(FILES, accent)
    light, dark = re.findall(r"--accent:light-dark\((#\w+),(#\w+)\)", own)[-1]
    on_light, on_dark = re.findall(r"--on-accent:light-dark\((#\w+),(#\w+)\)", own)[-1]
    soft_light, soft_dark = re.findall(r"--accent-soft:light-dark\((#\w+),(#\w+)\)", own)[-1]

    assert light == accent
    assert accent_contrast(accent) >= 4.5
    assert min(contrast(dark, COLOURS[ground][1]) for ground in PAPER) >= 4.5
    assert min(contrast(on_light, light), contrast(on_dark, dark)) >= 4.5
    assert min(contrast(COLOURS["ink"][0], soft_light), contrast(COLOURS["ink"][1], soft_dark)) >= 7
    assert min(contrast(light, soft_light), contrast(dark, soft_dark)) >= 4.5


def test_pale_accent_is_told_apart() -> None:
    """A colour too pale for links has a contrast below 4.5."""
    assert accent_contrast("#7fb8c2") < 4.5


def test_every_class_of_a_template_has_a_style() -> None:
    """A class in a template is known to the stylesheet: no style is missed by a typing slip."""
    written = set()
    for name, text in FILES.items():
        if name.endswith(".html"):
            plain = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text)
            written |= {c for value in re.findall(r'class="([^"]*)"', plain) for c in value.split()}
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", STYLE + CHOOSER))

    assert {name for name in written - known if not name.endswith(("-", "__"))} <= PLAIN


def test_what_stands_within_a_page_knows_nothing_of_what_surrounds_it() -> None:
    """The same within is filled in once for all places of a page: of what surrounds it, it asks the depth alone."""
    asked = {
        found
        for name, text in FILES.items()
        if name.startswith("pages/")
        for found in re.findall(r"\bframe\.(\w+)", text)
    }

    assert asked == {"top"}


# Names of things that have no look of their own.
PLAIN = {"goal", "metric", "sla", "group", "section--table"}
