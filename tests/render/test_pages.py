"""Every kind of page: what holds of its markup, whatever it shows."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from mopsdocs.model.recipe import Recipe, page, text
from mopsdocs.model.view import Frame, Html, Label, MissingView, Nav, Placed, PlainView, PlaybookView, View
from mopsdocs.render import Say, html, pressed, render
from mopsdocs.render.page import fingerprint
from tests.render.examples import examples, frame, recipes
from tests.render.gallery import TEMPLATES, theme, words
from tests.render.playbook_example import playbook
from tools import press

VOID = {"br", "hr", "img", "input", "link", "meta"}
RECIPES = {recipe.path: recipe for recipe in recipes()}
THEME = theme()
WORDS = words(THEME)

every_page = pytest.mark.parametrize("path", RECIPES)


class Markup(HTMLParser):
    """The elements of a page, in order, with the text of each heading."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a kind."""
        return [attributes for tag, attributes in self.elements if tag in tags]


def rendered(path: str) -> str:
    """A page of the gallery."""
    return render(RECIPES[path], THEME, WORDS).decode()


def made(view: View, template: str = "pages/playbook.html", words: Mapping[str, Say] = WORDS, **more: str) -> str:
    """A page with a view of one's own."""
    recipe = page("playbooks/p.html", template, frame("playbooks/p.html", "Own", **more), view, "theme")
    return render(recipe, THEME, words).decode()


def changed(view: PlaybookView, **fields: object) -> PlaybookView:
    """A playbook that differs in some fields."""
    return PlaybookView(**{name: getattr(view, name) for name in view.__struct_fields__} | fields)  # type: ignore[arg-type]  # Fields by name.


@every_page
def test_pressed_page_is_what_jinja_makes(path: str) -> None:
    """The pressed templates give, byte for byte, what Jinja makes of the templates themselves."""
    recipe = RECIPES[path]
    assert recipe.frame
    assert recipe.view

    expected = html.page(recipe.template, recipe.frame, recipe.view, THEME, WORDS["en"])

    assert expected == rendered(path)


def test_templates_are_pressed() -> None:
    """render/pressed.py says what the templates say: `python tools/press.py` would change nothing."""
    assert fingerprint(THEME.files) == pressed.FINGERPRINT
    assert press.PRESSED.read_text("utf-8") == press.pressed()


def test_press_refuses_what_it_does_not_know() -> None:
    """A template with a feature that only Jinja has is refused with its line, never pressed wrongly."""
    files = {"components/x/x.html": "{% macro x(a) %}\n{{ a|wordcount }}{% endmacro %}"}

    with pytest.raises(press.CannotPressError, match="line 2: the filter wordcount"):
        press.Press(files).module()


def test_own_template_is_used() -> None:
    """A handbook that lays a template of its own over ours gets its own."""
    own = type(THEME)(dict(THEME.files) | {"pages/missing.html": "<p>{{ view.title }} & {{ _('All') }}"}, "own")

    assert render(RECIPES["404.html"], own, WORDS) == b"<p>This page does not exist & All"


def test_every_kind_of_view_has_an_example() -> None:
    """The gallery has a page for every template."""
    assert {f"pages/{path.name}" for path in (TEMPLATES / "pages").iterdir()} == {t for t, _ in examples().values()}


def test_text_is_given_as_it_stands() -> None:
    """A planned file whose text is known already becomes that text in UTF-8."""
    assert "mañana\n".encode() == render(text("x.txt", "mañana\n"), THEME, WORDS)


@every_page
def test_elements_are_closed_in_order(path: str) -> None:
    """Each element is closed where it was opened."""
    markup = Markup(rendered(path))

    assert [] == markup.unbalanced
    assert [] == markup.open


@every_page
def test_head_guards_the_page(path: str) -> None:
    """The first thing in the head is the charset, then the policy, then the referrer; all in 1024 bytes."""
    metas = Markup(rendered(path)).all("meta")

    assert {"charset": "utf-8"} == metas[0]
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    assert (metas[1]["content"] or "").startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert {"name": "referrer", "content": "no-referrer"} == metas[2]
    assert rendered(path).encode().index(b"<title>") < 1024


@every_page
def test_landmarks(path: str) -> None:
    """A page has one header, one main part and one footer, and each of its navigations has its own name."""
    markup = Markup(rendered(path))
    names = [attributes.get("aria-label") for attributes in markup.all("nav")]

    assert [1, 1, 1] == [len(markup.all(tag)) for tag in ("header", "main", "footer")]
    assert None not in names
    assert len(names) == len(set(names))


@every_page
def test_headings_go_down_step_by_step(path: str) -> None:
    """There is one h1, it comes first, and no level is left out on the way down."""
    levels = [int(tag[1]) for tag, _ in Markup(rendered(path)).elements if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_ids_are_unique_and_found(path: str) -> None:
    """No id stands twice, and each link within the page and each label leads to one that is there."""
    markup = Markup(rendered(path))
    ids = [attributes["id"] for _, attributes in markup.elements if "id" in attributes]
    inner = {(a["href"] or "")[1:] for a in markup.all("a") if (a["href"] or "").startswith("#")}
    labels = {a["aria-labelledby"] for _, a in markup.elements if "aria-labelledby" in a}

    assert len(ids) == len(set(ids))
    assert set() == (inner | labels) - set(ids)


@every_page
def test_nothing_inline_and_nothing_left_over(path: str) -> None:
    """There is no style, no script and no handler in the page, no `None`, no empty class and no role by hand."""
    source = rendered(path)
    markup = Markup(source)
    attributes = {name for _, given in markup.elements for name in given}

    assert [] == markup.all("style")
    assert [{"src": "page.js"}] == [{"src": (s["src"] or "").rpartition("/")[2]} for s in markup.all("script")]
    assert set() == {name for name in attributes if name == "style" or name.startswith("on")}
    assert not re.search(r">None<|\bNone\b *[<,]|class=\"\"|undefined", source)
    assert {"img", "region"} >= {given["role"] for _, given in markup.elements if "role" in given}
    assert not re.search(r"""<[a-z][^>]*=[^"'>]""", re.sub('"[^"]*"', '""', source))


@every_page
def test_tasks_are_never_disabled_boxes(path: str) -> None:
    """A task's state is a word and a sign, not a box that cannot be ticked."""
    assert [] == [box for box in Markup(rendered(path)).all("input") if box.get("type") != "radio"]


def test_page_is_small() -> None:
    """A playbook page with a 14 x 11 matrix fits in 12 KB, compressed."""
    import gzip  # noqa: PLC0415  # Of use here alone.

    assert len(gzip.compress(rendered("playbooks/email-program.html").encode(), 9, mtime=0)) <= 12_000


def test_matrix_says_every_letter_in_words() -> None:
    """Each mark of the matrix stands beside its full word, and a cell with two letters has both."""
    source = rendered("playbooks/email-program.html")
    table = source.partition('<table class="raci')[2].partition("</table>")[0]
    marks = re.findall(r'<b class="mark-(\w)" aria-hidden="true">(\w)</b><span class="hidden">(\w+)</span>', table)
    words = {"A": "Accountable", "R": "Responsible", "C": "Consulted", "I": "Informed"}

    assert marks
    assert all(letter.lower() == kind and words[letter] == word for kind, letter, word in marks)
    assert re.search(r'<td class="raci__a"><b class="mark-a".*?</b>.*?<b class="mark-r"', table)
    assert "<td></td>" in table


def test_language_links_name_themselves() -> None:
    """The way to another language is named in that language, and the page's own is marked."""
    links = [a for a in Markup(rendered("index.html")).all("a") if "hreflang" in a]

    assert [("en", "en"), ("es", "es"), ("pt", "pt")] == [(a["lang"], a["hreflang"]) for a in links]
    assert [True, False, False] == ["aria-current" in a for a in links]


def test_alternates_need_an_address() -> None:
    """Search engines hear of other languages where the handbook has an address, and of a default one."""
    links = Markup(rendered("index.html")).all("link")

    assert ["en", "es", "pt", "x-default"] == [a["hreflang"] for a in links if a["rel"] == "alternate"]


def test_author_cannot_write_markup() -> None:
    """What an author writes in a title is shown, not obeyed."""
    title = """<script>alert("x")</script> & 'so'"""

    source = made(changed(playbook(), title=Label(title)))

    assert "<script>alert" not in source
    assert "<h1>&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &#39;so&#39;</h1>" in source


def test_prose_is_given_as_the_dialect_wrote_it() -> None:
    """Prose stands in the page as HTML, with its language where it falls back to another."""
    view = PlainView(Label("T"), None, None, (Html("<p>a <em>b</em></p>", "es"),))

    assert '<div class="prose" lang="es">\n<p>a <em>b</em></p>' in made(view, "pages/plain.html")


def test_words_of_another_language_are_marked() -> None:
    """Where a label has not been translated, its language is said and a mark stands beside it."""
    source = made(changed(playbook(), title=Label("Que el correo sea rentable", "es")))

    assert '<h1><span class="fallback" lang="es">Que el correo sea rentable</span></h1>' in source


@pytest.mark.parametrize(
    ("name", "section", "shows"),
    [
        ("raci", "raci", '<table class="raci'),
        ("slas", "slas", 'id="mops-SLA3"'),
        ("problems", "problems", 'id="mops-P1"'),
        ("goals", "goals", 'id="mops-G1"'),
        ("metrics", "metrics", 'id="mops-click-rate"'),
        ("steps", "steps", 'id="mops-S1"'),
    ],
)
def test_placed_by_hand_is_not_repeated(name: str, section: str, shows: str) -> None:
    """A block that the author placed among the prose stands there, and its section is left out below."""
    view = playbook()
    anchors = ("mops-SLA3", "mops-SLA2", "mops-P1", "mops-P2", "mops-G1", "mops-G2", "mops-click-rate", "mops-S1")
    source = made(changed(view, body=(Placed(name, (section, *anchors)),), shown=(section,)))

    assert source.count(shows) == 1
    assert source.index(shows) < source.index('class="section"')
    assert f'<h2 class="section__title" id="mops-{section}">' not in source


def test_one_of_several_placed_by_hand() -> None:
    """Of two goals the one that the author placed is not repeated, the other stays in its section."""
    source = made(changed(playbook(), body=(Placed("goals", ("mops-G1",)),), shown=("mops-G1",)))

    assert source.count('id="mops-G1"') == source.count('id="mops-G2"') == 1
    assert source.index('id="mops-G1"') < source.index('id="mops--goals"') < source.index('id="mops-G2"')


def test_words_come_from_the_language() -> None:
    """The templates' own words are said by the language of the page."""
    shouting = {"es": lambda message: f"«{message}»"}

    source = made(playbook(), words=shouting, lang="es")

    assert '<html lang="es">' in source
    assert "«Who does what»" in source


def test_addresses_that_run_something_lead_nowhere() -> None:
    """A link whose address is no web, mail, phone or relative address leads nowhere."""
    view = MissingView("T", "i", tuple(link(href) for href in (*GOOD, *BAD)))
    nowhere = Frame("en", "T", "d", "S", "", "index.html", Nav((), ()), ())
    source = render(Recipe("404.html", "page", "", "pages/missing.html", nowhere, view), THEME, WORDS).decode()
    found = re.findall(r'<li><a href="([^"]*)">', source)

    assert [*GOOD, *("#" for _ in BAD)] == found


GOOD = ("a-z.html", "../x.html#mops-1", "#here", "/", "/sub/x.html", "https://a.example/?q=1", "mailto:a@b.example")
BAD = (
    "javascript:alert(1)",
    "//evil.example",
    "data:text/html,x",
    "\\\\host",
    "java\nscript:x",
    " https://x",
    "ms-msdt:x",
)


def link(href: str) -> object:
    """A link to somewhere."""
    from mopsdocs.model.view import Link  # noqa: PLC0415  # Of use here alone.

    return Link("x", href)


def templates() -> list[Path]:
    """All templates."""
    folders = (TEMPLATES / name for name in ("components", "layouts", "pages"))
    return sorted(path for folder in folders for path in folder.rglob("*.html"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_templates_are_careful(path: Path) -> None:
    """A template sends every address through `url`, quotes every attribute and marks nothing as safe."""
    source = path.read_text("utf-8")

    assert [] == re.findall(r'(?:href|src)="(?:\{\{ [^}|]*\}\})', source.replace('href="#{{', ""))
    assert not re.search(r"=\{\{|\|\s*safe|autoescape|style=", source)
