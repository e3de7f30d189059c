"""What only other tools understand: told of once a kind, and never where it may be prose."""

import pytest

from dialect.pages import codes, places, read, sentences
from dialect.test_faults import hints


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("See [[Home]] first", "write [Home](Home.md), with the path of the file from here"),
        ("See [[b|B page]]", "write [B page](b.md), with the path of the file from here"),
        ("See [[Our plan#Why]]", "write [Our plan](<Our plan.md>), with the path of the file from here"),
        ("![[routes.png]]", "write ![routes.png](routes.png), with the path of the file from here"),
        ('[p]({{< ref "b.md" >}})', "write [p](b.md), with the path of the file from here"),
        ("[p]({% link b.md %})", "write [p](b.md), with the path of the file from here"),
        ('!!! note "T"', "begin it with > [!NOTE], and each line of its text with >"),
        ("???+ danger", "begin it with > [!CAUTION], and each line of its text with >"),
        ('=== "Web"', "write ### Web"),
        ("{% include x.md %}", "write the text itself here, or a link to its file"),
        ('{% hint style="info" %}', "say it in Markdown, or take it out"),
        ('--8<-- "x.md"', "write the text itself here, or a link to its file"),
        ('{{< figure src="x.png" >}}', "say it in Markdown, or take it out"),
        ("{{% notice tip %}}", "say it in Markdown, or take it out"),
        ("<Tabs>", "say it in Markdown, or take it out"),
        ('<TabItem value="a" default>', "say it in Markdown, or take it out"),
        ("<Banner />", "say it in Markdown, or take it out"),
        ("<ac:rich-text-body>", "say it in Markdown, or take it out"),
        ("import Tabs from '@theme/Tabs';", "say it in Markdown, or take it out"),
    ],
)
def test_told_with_what_to_write(line: str, hint: str) -> None:
    """A mark of another tool is told of, with what stands for it here; in code it is left alone."""
    prose = read("Before", "", line, "", "After")

    assert (codes(prose), hints(prose.noticed)) == (["BODY-002"], [hint])
    assert codes(read(f"`{line}`", "", "```", line, "```")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Dear {{ first_name }}, and {{name}}",
        "Write <Name> and <Company name> there",
        "A list [[1, 2], [3, 4]], a note [[1]], `[[x]]`, a test [[ -f x ]]",
        "[[Home]](home.md) and [[Home]][h]\n\n[h]: home.md",
        "Now!!! note this ??? why",
        "!!! Note that this ends",
        "=== and == are equal",
        "{% of them %} and 5 {% off",
        "We import leads from 'the fair' and \"the form\"",
        "x < Tabs and <Tabs, a<B/C and [a]({b})",
    ],
)
def test_prose_is_left_alone(line: str) -> None:
    """What may be a placeholder, a merge field or mere punctuation is nobody's mark."""
    assert [] == sentences(read("Before", "", line, "", "After"))


def test_told_once_a_kind() -> None:
    """The first of a kind is told of, with how many there are; another kind is told of, too."""
    prose = read("See [[a]] and", "[[b]].", "", "<Tabs>", "</Tabs>")

    assert sentences(prose) == [
        "[[a]] is another tool's, and is shown as it stands; here are 2 like it",
        "<Tabs> is another tool's, and is shown as it stands; here are 2 like it",
    ]
    assert [(line, column) for line, column, _ in places(prose)] == [(12, 5), (15, 1)]
