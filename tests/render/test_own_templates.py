"""A handbook's own templates: they may mark up what they are given, and reach nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from mopsdocs.model.template_error import TemplateError
from mopsdocs.render import render
from repository import start
from test_commands import mopsdocs
from tests.render.examples import recipes
from tests.render.gallery import theme, words

THEME = theme()
WORDS = words(THEME)
PAGE = next(one for one in recipes() if one.template == "pages/missing.html")
PROGRAM = """{% for one in "".__class__.__mro__[1].__subclasses__() if one.__name__ == "_wrap_close" %}
{{ one.__init__.__globals__["system"]("echo seen > PWNED") }}{% endfor %}"""


def shown(text: str) -> str:
    """A page whose template is the handbook's own."""
    own = replace(THEME, files={**THEME.files, PAGE.template: text}, digest=f"own {text}")
    return render(PAGE, own, WORDS).decode()


@pytest.mark.parametrize(
    "text",
    [
        PROGRAM,
        '{{ "".__class__ }}',
        '{{ ""|attr("__class__") }}',
        '{{ ""["__class__"] }}',
        '{{ "{0.__class__.__mro__}".format("") }}',
        '{{ "{a.__class__}".format_map({"a": 1}) }}',
        '{{ ("{0.__class__}"|safe).format(1) }}',
        '{{ ("{0.__class__}"|attr("format"))(1) }}',
        '{% set say = "{0.__class__}".format %}{{ say(1) }}',
        "{{ _.__class__ }}",
        "{{ _.__call__ }}",
        "{{ zip.mro() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ view.__class__.__init__ }}",
        "{{ frame.__struct_config__ }}",
        "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
        "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{% call m() %}{% endcall %}",
        "{{ [].append(1) }}",
        '{{ {"a": 1}.update(b=2) }}',
    ],
)
def test_no_way_out(text: str) -> None:
    """Whatever a template tries, it gets at no program, file or part of ours, and is told where it tried."""
    with pytest.raises(TemplateError) as told:
        shown(f"<p>\n{text}\n</p>")

    assert told.value.place.startswith(f"templates/{PAGE.template}, line 2")
    assert "out of reach" in told.value.why


@pytest.mark.parametrize("text", ["map(attribute='__class__')", "groupby('__class__')", "map('attr', '__class__')"])
def test_filters_lead_nowhere(text: str) -> None:
    """Filters that look up attributes find none of those that lead out."""
    assert "class &#39;" not in shown(f'{{{{ [""]|{text}|list }}}}')


def test_still_strict_and_escaped() -> None:
    """A name that is not there is a mistake, and text is escaped, as ever."""
    with pytest.raises(TemplateError, match="nothing"):
        shown("{{ view.nothing }}")
    assert "&lt;b&gt;" in shown('{{ "<b>" }} {{ "{0}".format("<i>") }} {{ view.title }}')
    assert "<i>" not in shown('{{ "{0}".format("<i>") }}')


def test_a_build_runs_no_program(tmp_path: Path) -> None:
    """A template that wants to start a program stops the build with its file and line, and nothing is started."""
    repo = start(tmp_path / "handbook")
    plan = "---\ntitle: Make email pay\nowner: ana\n---\nText.\n"
    files = {"people.yml": "people: {ana: {name: Ana Ruiz}}\n", "playbooks/mail.md": plan}
    repo.write({**files, "templates/pages/playbook.html": PROGRAM})
    found = mopsdocs("build", "--root", repo.root, "--jobs", "1", cwd=repo.root)

    assert found.returncode == 2
    assert "templates/pages/playbook.html, line 1" in found.stderr
    assert "Traceback" not in found.stderr
    assert not list(tmp_path.rglob("PWNED"))
