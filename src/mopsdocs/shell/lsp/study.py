"""The handbook as its files are, with what stands in the editor in their place.

Knows: which files are open, and what stands in them.
Never: the protocol.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from mopsdocs.compile.advance import advance, edited
from mopsdocs.compile.live import Live
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.source import Inputs, Source, blob_id
from mopsdocs.parse.sources import translated_name
from mopsdocs.shell.lsp.remembered import remembered
from mopsdocs.shell.reader import read_theme, source_path
from mopsdocs.shell.serve.folder import Folder
from mopsdocs.shell.workspace import CONFIG, Workspace
from mopsdocs.words import Words

PEOPLE = "people.yml"


@dataclass
class Study:
    """A handbook that is being written: `unsaved` holds what stands in the editor, by path."""

    workspace: Workspace
    unsaved: dict[str, bytes] = field(default_factory=dict)
    live: Live | None = None

    def __post_init__(self) -> None:
        self._folder = Folder(self.workspace)

    def path_of(self, file: Path) -> str | None:
        """Give a file's path in the handbook; None for a file that is none of its sources."""
        if not file.is_relative_to(self.workspace.root):
            return None
        path = file.relative_to(self.workspace.root).as_posix()
        path = path if self.workspace.configured else f"playbooks/{path}"
        return path if path in (PEOPLE, CONFIG) or path.startswith("playbooks/") else None

    def file_of(self, path: str) -> Path:
        """Give the place of a source on disk."""
        return source_path(self.workspace, path)

    def look(self) -> Live:
        """Look at all files."""
        inputs = self._with_unsaved(self._folder.read(read_theme(self.workspace)))
        self.live = advance(self.live, inputs, remembered(self.workspace, inputs) if self.live is None else None)
        return self.live

    def write(self, path: str, content: bytes) -> None:
        """Take up what stands in the editor now."""
        self.unsaved[path] = content
        if self.live and path in self.live.sources and path.endswith(".md"):
            found = edited(self.live, (_source(path, content),))
            if found is not None:
                self.live = found
                return
        self.look()

    def close(self, path: str) -> None:
        """Go back to what stands in the file."""
        if self.unsaved.pop(path, None) is not None:
            self.look()

    def source(self, path: str) -> Source | None:
        """Give a file as it stands in the editor, or else on disk."""
        content = self.unsaved.get(path)
        if content is not None:
            return _source(path, content)
        return self.live.sources.get(path) if self.live else None

    def diagnostics(self, path: str) -> tuple[Diagnostic, ...]:
        """Say what is wrong with a file; of settings and people, what cannot be read in them."""
        live = self.live
        if live is None:
            return ()
        name = path if path in live.standings else (translated_name(path) or ("",))[0]
        found = live.diagnostics(name) if name in live.standings else live.troubles
        return tuple(one for one in found if one.path == path)

    def speech(self) -> Words:
        """Give the words in which findings are said in this handbook."""
        from mopsdocs.shell.shown import ENGLISH, finding_words

        live = self.live
        return finding_words(live.prepared.config.languages[0], live.prepared.theme) if live else ENGLISH

    def _with_unsaved(self, inputs: Inputs) -> Inputs:
        there = {one.path: one for one in inputs.snapshot.sources}
        there |= {path: _source(path, content) for path, content in self.unsaved.items()}
        sources: Iterable[Source] = (there[path] for path in sorted(there))
        return replace(inputs, snapshot=replace(inputs.snapshot, sources=tuple(sources)))


def _source(path: str, content: bytes) -> Source:
    return Source(path, content, blob_id(content))
