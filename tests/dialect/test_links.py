"""Where links and images may lead."""

import pytest

from dialect.pages import FIRST_LINE, codes, places, read, sentences, shown


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("https://x.org/a?b=1&c=2", 'href="https://x.org/a?b=1&amp;c=2" rel="noopener noreferrer"'),
        ("HTTP://x.org", 'href="HTTP://x.org" rel="noopener noreferrer"'),
        ("https://exämple.org/ñ", 'href="https://xn--exmple-cua.org/%C3%B1" rel="noopener noreferrer"'),
        ("<https://x.org/a b>", 'href="https://x.org/a%20b" rel="noopener noreferrer"'),
        ("mailto:desk", 'href="mailto:desk"'),
        ("tel:112", 'href="tel:112"'),
    ],
)
def test_links_that_leave(written: str, href: str) -> None:
    """The web, mailboxes and telephones may be linked; a web page never learns where its reader came from."""
    assert f"<p><a {href}>x</a></p>\n" == shown(read(f"[x]({written})"))


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "< javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "file:///etc/passwd",
        "ms-msdt:/x",
        "ftp://x.org",
        "//x.org",
        "/%5Cx.org",
        "%2F%2Fx.org",
        "javascript%3Aalert(1)",
        "C:\\\\plan.md",
        "\\\\\\\\server",
        "plan&#9;.md",
        "glossary:MQL",
    ],
)
def test_links_that_are_refused(written: str) -> None:
    """Any other scheme, another host, a backslash or a control character is refused; the words stay."""
    prose = read(f"[words]({written})")

    assert "<p>words</p>\n" == shown(prose)
    assert ["SAFE-005"] == codes(prose)


def test_addresses_in_angle_brackets_are_judged_too() -> None:
    """A bare address in angle brackets follows the same rules."""
    assert ["SAFE-005"] == codes(read("<javascript:alert(1)>"))
    assert "<p>ftp://x.org</p>\n" == shown(read("<ftp://x.org>"))


@pytest.mark.parametrize("field", ["campaign:region", "utm:source", "ac:rich-text-body"])
def test_a_field_to_be_filled_in_is_text(field: str) -> None:
    """Words with a colon in angle brackets are a field of a naming rule: text, and no link that is refused."""
    assert f"<p>Name it &lt;{field}&gt;.</p>\n" == shown(read(f"Name it <{field}>."))
    assert "SAFE-005" not in codes(read(f"Name it <{field}> in [the *<{field}>* plan](https://x.org)."))
    assert ["SAFE-005"] == codes(read(f"Name it [so]({field})."))


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "data", "vbscript", "file", "ms-msdt", "blob"])
def test_a_program_is_no_field(scheme: str) -> None:
    """What starts a program stays refused in angle brackets, however short it is; so does whatever is an address."""
    assert ["SAFE-005"] == codes(read(f"<{scheme}:start>"))
    assert ["SAFE-005"] == codes(read("<campaign://region>"))
    assert ["SAFE-005"] == codes(read("<campaign:f(1)>"))


def test_link_definitions_are_judged_too() -> None:
    """An address given further down follows the same rules."""
    prose = read("[words][1]", "", "[1]: javascript:alert(1)")

    assert "<p>words</p>\n" == shown(prose)
    assert ["SAFE-005"] == codes(prose)


@pytest.mark.parametrize("written", ["", "https://", "https:x.org", "http:///x", "mailto:"])
def test_links_that_lead_nowhere(written: str) -> None:
    """A link without an address, or with half of one, is words."""
    prose = read(f"[words]({written})")

    assert "<p>words</p>\n" == shown(prose)
    assert ["BODY-002"] == codes(prose)


def test_a_refused_link_is_pointed_at() -> None:
    """The finding stands where the address does, on the right line of a long paragraph."""
    assert [(FIRST_LINE + 1, 9, 15)] == places(read("One", "two [x](ftp://)"))


@pytest.mark.parametrize(
    ("written", "code", "html"),
    [
        ("https://x.org/a.png", "SAFE-006", '<a href="https://x.org/a.png" rel="noopener noreferrer">Chart</a>'),
        ("//x.org/a.png", "SAFE-006", "Chart"),
        ("data:image/png;base64,AAAA", "SAFE-005", "Chart"),
        ("mailto:desk", "SAFE-005", "Chart"),
        ("", "BODY-002", "Chart"),
    ],
)
def test_images_from_elsewhere(written: str, code: str, html: str) -> None:
    """A page loads nothing from elsewhere: its alternative text stays, with a link where that is safe."""
    prose = read(f"![Chart]({written})")

    assert f"<p>{html}</p>\n" == shown(prose)
    assert [code] == codes(prose)


def test_too_many_links() -> None:
    """More links than a page may hold are one finding, which names the limit."""
    assert [] == codes(read("[](a) " * 5_000))
    assert ["there are more than 5000 links on this page"] == sentences(read("[](a) " * 5_002))
