"""The language server as editors meet it: their requests become questions to the study, one after the other.

Knows: the protocol, as pygls has it.
Never: what an answer is made of.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

import mopsdocs
from mopsdocs.model.diagnostic import Diagnostic, Severity, Span
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.lsp.answers import Offer, Sort
from mopsdocs.shell.lsp.study import Study
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import place_of
from mopsdocs.shell.workspace import CONFIG, open_workspace
from mopsdocs.words import Words

Answer = TypeVar("Answer")
_PAUSE = 0.1  # seconds after a key within which another is awaited
_WEIGHT = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SORT = {
    Sort.KEY: types.CompletionItemKind.Property,
    Sort.WORD: types.CompletionItemKind.EnumMember,
    Sort.ID: types.CompletionItemKind.Reference,
}


class Server(LanguageServer):
    """A server for the handbook that an editor has open; idle where there is none."""

    def __init__(self, root: Path | None) -> None:
        super().__init__("mopsdocs", mopsdocs.__version__)
        self.root = root
        self.study: Study | None = None
        # One thread: the study is changed and asked in the order of the requests.
        self._turns = ThreadPoolExecutor(max_workers=1)
        self._open: set[str] = set()
        self._waiting: set[str] = set()

    async def start(self) -> None:
        """Find the handbook, and look at it for the first time."""
        root = self.root or handbook_above(Path(self.workspace.root_path or "."))
        if root is None:
            return
        self.study = Study(open_workspace(root, None))
        await self.ask(Study.look)
        for uri in sorted(self._open):
            await self._take_up(uri)

    async def ask(self, question: Callable[[Study], Answer]) -> Answer | None:
        """Ask the study something when its turn comes.

        What the writer can put right is said, and the server goes on.
        """
        study = self.study
        if study is None:
            return None
        try:
            return await asyncio.get_running_loop().run_in_executor(self._turns, question, study)
        except UserError as error:
            said = f"{safe(error.message)}. {safe(error.hint)}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, said))
            return None

    async def opened(self, uri: str) -> None:
        """Take up a file that is open now, as it stands in the editor."""
        self._open.add(uri)
        await self._take_up(uri)
        await self._tell()

    async def changed(self, uri: str) -> None:
        """Take up what was written, and say what is wrong with it once the keys rest for a moment."""
        await self._take_up(uri)
        if uri not in self._waiting:
            self._waiting.add(uri)
            await asyncio.sleep(_PAUSE)
            self._waiting.discard(uri)
            await self._tell()

    async def closed(self, uri: str) -> None:
        """Let go of a file: what is on disk holds again."""
        self._open.discard(uri)
        path = self.path_of(uri)
        if path:
            await self.ask(lambda study: study.close(path))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        await self._tell()

    async def looked(self) -> None:
        """Look at the files on disk again."""
        await self.ask(Study.look)
        await self._tell()

    async def answer(
        self, uri: str, position: types.Position, question: Callable[[Study, str, int, int], Answer]
    ) -> Answer | None:
        """Ask the study about a position in a file."""
        page, path = self.page(uri), self.path_of(uri)
        if path is None:
            return None
        at = page.position_codec.position_from_client_units(page.lines, position)
        return await self.ask(lambda study: question(study, path, at.line + 1, at.character + 1))

    async def place(self, path: str, span: Span) -> types.Location | None:
        """Give a place in any file of the handbook as the editor counts."""
        file = await self.ask(lambda study: study.file_of(path))
        uri = from_fs_path(str(file)) if file else None
        return types.Location(uri, to_range(span, self.page(uri))) if uri else None

    def page(self, uri: str) -> TextDocument:
        """Give a file as it stands in the editor."""
        return self.workspace.get_text_document(uri)

    def path_of(self, uri: str) -> str | None:
        """Give the path in the handbook of what an editor has open; None for what is no part of it."""
        file = to_fs_path(uri)
        return self.study.path_of(Path(file).resolve()) if file and self.study else None

    async def _take_up(self, uri: str) -> None:
        path, content = self.path_of(uri), self.page(uri).source.encode()
        if path:
            await self.ask(lambda study: study.write(path, content))

    async def _tell(self) -> None:
        """Say what is wrong with every open file: one may be mended in another."""
        words = await self.ask(Study.speech)
        for uri in sorted(self._open):
            path = self.path_of(uri)
            if path is not None and words is not None:
                found = await self.ask(partial(Study.diagnostics, path=path))
                told = [to_diagnostic(one, words, self.page(uri)) for one in found or ()]
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, told))


def handbook_above(folder: Path) -> Path | None:
    """Find the nearest folder upwards that holds a handbook."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / CONFIG).is_file()), None)


def to_range(span: Span, page: TextDocument) -> types.Range:
    """Give a place as an editor counts: from 0, in units of its own."""
    start = types.Position(span.line - 1, span.column - 1)
    end = types.Position(span.end_line - 1, span.end_column - 1)
    return page.position_codec.range_to_client_units(page.lines, types.Range(start, end))


def to_diagnostic(one: Diagnostic, words: Words, page: TextDocument) -> types.Diagnostic:
    """Give a finding as an editor shows it, with what to write instead."""
    said = [safe(words.said(part)) for part in (one.said, one.hint) if part]
    return types.Diagnostic(
        range=to_range(place_of(one), page),
        message="\n".join(said),
        severity=_WEIGHT[one.severity],
        code=one.code,
        source="mopsdocs",
    )


def to_item(offer: Offer, rank: int, cursor: types.Position, page: TextDocument) -> types.CompletionItem:
    """Give an offer as an editor shows it: in our order, in place of what is begun."""
    start = to_range(Span(cursor.line + 1, offer.column, cursor.line + 1, offer.column), page).start
    return types.CompletionItem(
        label=offer.label,
        kind=_SORT[offer.sort],
        detail=offer.more or None,
        documentation=offer.about or None,
        filter_text=offer.text,
        sort_text=f"{rank:04}",
        text_edit=types.TextEdit(types.Range(start, cursor), offer.text),
    )
