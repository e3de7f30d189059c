"""Writes every example as a small site: `python -m tests.render.gallery OUT [LANG]`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from mopsdocs.model.recipe import digest
from mopsdocs.model.source import Theme
from mopsdocs.render import Say, render
from mopsdocs.theme import chooser, scripts, stylesheet
from mopsdocs.words import Words, read_catalogue
from tests.render.examples import recipes

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def theme() -> Theme:
    """The theme we ship, as it lies in the checkout."""
    files = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8")
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }
    return Theme(files, digest(files))


def words(shipped: Theme) -> Mapping[str, Say]:
    """The words of each language that has a catalogue; English as the templates have it."""
    spoken = {lang: shipped.files.get(f"locales/{lang}.po", "") for lang in ("en", "es", "pt")}
    return {lang: Words(lang, read_catalogue(po)) for lang, po in spoken.items()}


def write(folder: Path, lang: str = "en") -> None:
    """Writes the gallery in a language."""
    shipped = theme()
    spoken = words(shipped)
    files = {recipe.path: render(recipe, shipped, spoken) for recipe in recipes(lang)}
    files["style.css"] = stylesheet(shipped.files).encode()
    files["choose.css"] = chooser(shipped.files).encode()
    files["page.js"] = scripts(shipped.files).encode()
    files["favicon.svg"] = shipped.files["assets/favicon.svg"].encode()
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]), *sys.argv[2:3])
