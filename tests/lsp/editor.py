"""An editor at its barest: it opens files of a handbook, writes in them, and asks the language server."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from checkout import SRC

WITHIN = 30.0


class Editor:
    """What an editor has: a client of the server, and what it was told."""

    def __init__(self, root: Path, client: LanguageClient) -> None:
        self.root, self.client = root, client
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.texts: dict[str, tuple[int, str]] = {}
        self.told = asyncio.Event()

    def uri(self, path: str) -> str:
        """Give a file as editors name it."""
        return (self.root / path).as_uri()

    def open(self, path: str) -> str:
        """Open a file as it is on disk, and give its text."""
        text = (self.root / path).read_text("utf-8")
        self.texts[path] = (1, text)
        kind = "markdown" if path.endswith(".md") else "yaml"
        item = types.TextDocumentItem(self.uri(path), kind, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return text

    def write(self, path: str, text: str) -> None:
        """Write another text, without saving it."""
        version = self.texts[path][0] + 1
        self.texts[path] = (version, text)
        changed = types.VersionedTextDocumentIdentifier(version, self.uri(path))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(changed, [whole]))

    async def first_codes(self, path: str) -> list[str]:
        """Wait until something is told of a file, and give the codes."""
        await self._wait_for(lambda: self.uri(path) in self.found)
        return self._codes(path)

    async def codes(self, path: str, wanted: list[str]) -> list[str]:
        """Wait until just these codes are told of a file, and give what is told in the end."""
        await self._wait_for(lambda: self._codes(path) == sorted(wanted))
        return self._codes(path)

    async def _wait_for(self, happens: Callable[[], bool]) -> None:
        end = asyncio.get_running_loop().time() + WITHIN
        while not happens() and asyncio.get_running_loop().time() < end:
            self.told.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.told.wait(), 1)

    async def offered(self, path: str, before: str) -> list[types.CompletionItem]:
        """Ask what could be written after some words of a file."""
        asked = types.CompletionParams(types.TextDocumentIdentifier(self.uri(path)), self.after(path, before))
        return list(await self.client.text_document_completion_async(asked) or [])

    async def hover(self, path: str, before: str) -> str:
        """Ask what the words are that end somewhere."""
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri(path)), self.after(path, before))
        found = await self.client.text_document_hover_async(asked)
        return found.contents.value if found else ""

    async def leads(self, path: str, before: str) -> tuple[str, str]:
        """Ask where the words lead that end somewhere: a path, and the line there."""
        asked = types.DefinitionParams(types.TextDocumentIdentifier(self.uri(path)), self.after(path, before))
        found = await self.client.text_document_definition_async(asked)
        if found is None:
            return "", ""
        file = found.uri.removeprefix(f"{self.root.as_uri()}/")
        return file, (self.root / file).read_text("utf-8").split("\n")[found.range.start.line].strip()

    async def actions(self, path: str, line: int) -> list[types.CodeAction]:
        """Ask how a line could be mended."""
        there = types.Range(types.Position(line, 0), types.Position(line, 200))
        asked = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(path)), there, types.CodeActionContext([])
        )
        return list(await self.client.text_document_code_action_async(asked) or [])

    def after(self, path: str, words: str) -> types.Position:
        """Give the place after the first mention of some words, as the protocol counts."""
        text = self.texts[path][1]
        head = text[: text.index(words) + len(words)]
        return types.Position(head.count("\n"), len(head.rpartition("\n")[2].encode("utf-16-le")) // 2)

    def _codes(self, path: str) -> list[str]:
        return sorted(str(one.code) for one in self.found.get(self.uri(path), ()))


@asynccontextmanager
async def editing(root: Path, folder: Path | None = None) -> AsyncIterator[Editor]:
    """Start the server for a handbook as an editor does, and end it in the end."""
    client = LanguageClient("editor", "1")
    editor = Editor(root, client)

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: types.PublishDiagnosticsParams) -> None:
        editor.found[params.uri] = list(params.diagnostics)
        editor.told.set()

    @client.feature(types.WINDOW_SHOW_MESSAGE)
    def said(params: types.ShowMessageParams) -> None:
        editor.messages.append(params.message)

    day = {"SOURCE_DATE_EPOCH": "1792022400", "PYTHONPATH": str(SRC)}  # 15 October 2026
    await client.start_io(sys.executable, "-m", "mopsdocs", "lsp", env={**os.environ, **day})
    opened = types.InitializeParams(types.ClientCapabilities(), root_uri=(folder or root).as_uri())
    await client.initialize_async(opened)
    client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
