"""What a body's author writes, and what its reader gets."""

from dialect.pages import FIRST_LINE, read, shown
from mopsdocs.model.prose import NO_PROSE, Block, Heading, Reference


def test_an_empty_body_is_no_prose() -> None:
    """A playbook without prose has none."""
    assert NO_PROSE == read("")


def test_paragraphs_and_emphasis() -> None:
    """Ordinary Markdown reads as everywhere else."""
    prose = read("Ask **first**, *then* send; ~~never~~ guess `A & B`.", "A new line.", "", "Q < R & S")

    assert (
        "<p>Ask <strong>first</strong>, <em>then</em> send; <s>never</s> guess <code>A &amp; B</code>.\n"
        "A new line.</p>\n<p>Q &lt; R &amp; S</p>\n"
    ) == shown(prose)
    assert () == prose.noticed


def test_references_are_slots() -> None:
    """What leads into the handbook is left open until the handbook is known, with its line."""
    prose = read("See [](G1) and", "[the *rules*](../data/consent.md#why), ask [](person:ana.ruiz).")

    assert (
        "<p>See ",
        Reference("G1", "", FIRST_LINE),
        " and\n",
        Reference("../data/consent.md#why", "the <em>rules</em>", FIRST_LINE + 1),
        ", ask ",
        Reference("person:ana.ruiz", "", FIRST_LINE + 1),
        ".</p>\n",
    ) == prose.pieces


def test_an_image_is_a_slot_with_its_alternative_text() -> None:
    """A picture beside the playbook is a reference, and its words are safe in an attribute."""
    prose = read('![Opens "before" & after](img/opens.png)')

    assert Reference("img/opens.png", "Opens &quot;before&quot; &amp; after", FIRST_LINE, image=True) in prose.pieces


def test_percent_signs_in_a_target_are_read() -> None:
    """A target is named as the file is, however the link spells it."""
    assert Reference("../data/año nuevo.md", "x", FIRST_LINE) in read("[x](../data/a%C3%B1o%20nuevo.md)").pieces


def test_a_picture_in_a_link() -> None:
    """A picture may be a link outside; within a reference its words stand for it."""
    prose = read("[![Chart](c.png)](https://x.org) [![Chart](c.png)](G1)")

    assert (
        '<p><a href="https://x.org" rel="noopener noreferrer"><img src="c.png" alt="Chart"></a> '
        '<a href="G1">Chart</a></p>\n'
    ) == shown(prose)


def test_a_link_always_has_words() -> None:
    """A link outside whose text is empty, or a picture without words, shows its address."""
    prose = read("[](https://x.org/a?b&c) [![](c.png)](https://x.org)")

    assert ">https://x.org/a?b&amp;c</a>" in shown(prose)
    assert ">https://x.org</a>" in shown(prose)


def test_an_address_in_brackets_within_a_link_is_text() -> None:
    """A link holds no other link."""
    assert '<p><a href="G1">see https://x.org now</a></p>\n' == shown(read("[see <https://x.org> now](G1)"))


def test_headings_stand_below_the_title() -> None:
    """The page's title is level 1, no level is left out, and equal headings stay equal."""
    prose = read("# Why", "", "### How", "", "### When", "", "## Who", "", "# Where")

    assert (
        Heading(2, "Why", "why", FIRST_LINE),
        Heading(3, "How", "how", FIRST_LINE + 2),
        Heading(3, "When", "when", FIRST_LINE + 4),
        Heading(3, "Who", "who", FIRST_LINE + 6),
        Heading(2, "Where", "where", FIRST_LINE + 8),
    ) == prose.headings
    assert '<h3 id="how">How</h3>' in shown(prose)


def test_a_heading_keeps_its_marks_and_its_plain_text() -> None:
    """A heading's text is its words; its marks and links are on the page."""
    prose = read("## The `send` *rule* of [Ana](person:ana.ruiz)")

    assert "The send rule of Ana" == prose.headings[0].text
    assert (
        '<h2 id="the-send-rule-of-ana">The <code>send</code> <em>rule</em> of '
        '<a href="person:ana.ruiz">Ana</a></h2>\n'
    ) == shown(prose)


def test_code_is_shown_as_it_is_and_can_be_reached() -> None:
    """Code is escaped, scrolls with the keyboard, and names its language only by a plain word."""
    prose = read("```sql", "a < b", "```", "", '```"><script>', "x", "```", "", "    y")

    assert (
        '<pre tabindex="0"><code class="language-sql">a &lt; b\n</code></pre>\n'
        '<pre tabindex="0"><code>x\n</code></pre>\n<pre tabindex="0"><code>y\n</code></pre>\n'
    ) == shown(prose)


def test_a_table_has_headers_and_no_inline_style() -> None:
    """A table scrolls by itself under its heading's name; an empty corner is no header."""
    prose = read("## Shares", "", "| | Share |", "|:-:|--:|", "| Ads | 3 % |")

    assert (
        '<h2 id="shares">Shares</h2>\n'
        '<div class="prose-table" tabindex="0" role="group" aria-labelledby="shares"><table>\n'
        '<thead><tr><td class="align-center"></td><th scope="col" class="align-right">Share</th></tr>\n</thead>\n'
        '<tbody>\n<tr><td class="align-center">Ads</td><td class="align-right">3 %</td></tr>\n'
        "</tbody></table></div>\n"
    ) == shown(prose)


def test_a_table_without_a_heading_above_has_no_name() -> None:
    """A table that stands first makes no promise of a name."""
    assert '<div class="prose-table" tabindex="0"><table>' in shown(read("| A |", "| --- |", "| 1 |"))


def test_ticks_are_words() -> None:
    """A list of ticks has no form fields: each state is a word."""
    prose = read("- [ ] Ask", "- [x] Send", "- Rest")

    assert (
        '<ul class="ticks">\n<li class="tick tick--open"><span class="tick__word">OPEN</span> Ask</li>\n'
        '<li class="tick tick--done"><span class="tick__word">DONE</span> Send</li>\n<li>Rest</li>\n</ul>\n'
    ) == shown(prose)
    assert [FIRST_LINE, FIRST_LINE + 1] == [piece.line for piece in prose.pieces if isinstance(piece, Block)]


def test_numbered_lists_keep_their_start() -> None:
    """A list that begins with 3 goes on from there."""
    assert '<ol start="3">\n<li>Ask</li>\n<li>Send</li>\n</ol>\n' == shown(read("3. Ask", "4. Send"))


def test_definitions() -> None:
    """A term and what it means are a definition list."""
    assert "<dl>\n<dt>MQL</dt>\n<dd>A lead that meets SLA1</dd>\n</dl>\n" == shown(
        read("MQL", ": A lead that meets SLA1")
    )


def test_footnotes_lead_there_and_back() -> None:
    """Each mark has its way back, named by a word and a number."""
    prose = read("Rate[^r] and rate[^r].", "", "[^r]: Clicks over sends.")

    assert (
        '<p>Rate<sup class="footnote" id="mops--from-1"><a href="#mops--note-1">[1]</a></sup> and rate'
        '<sup class="footnote" id="mops--from-1-2"><a href="#mops--note-1">[1]</a></sup>.</p>\n'
        '<ol class="footnotes">\n<li id="mops--note-1"><p>Clicks over sends. '
        '<a class="footnotes__back" href="#mops--from-1"><span aria-hidden="true">\u21a9\ufe0e</span>'
        '<span class="footnotes__word">BACK 1</span></a> '
        '<a class="footnotes__back" href="#mops--from-1-2"><span aria-hidden="true">\u21a9\ufe0e</span>'
        '<span class="footnotes__word">BACK 1-2</span></a></p>\n</li>\n</ol>\n'
    ) == shown(prose)


def test_line_ends_of_all_kinds() -> None:
    """A file from Windows reads as any other, and its lines are counted alike."""
    assert read("# A", "", "[x](G1)") == read("# A\r\n\r\n[x](G1)")
