"""What the language server offers: each request of the protocol, and who answers it.

Knows: the protocol's methods.
Never: what an answer is made of.
"""

from pathlib import Path

from lsprotocol import types

from mopsdocs.shell.lsp import answers
from mopsdocs.shell.lsp.server import Server, to_diagnostic, to_item, to_range
from mopsdocs.shell.lsp.study import Study


def serve(root: Path | None) -> None:
    """Speak with an editor over standard input and output until it says goodbye."""
    server = Server(root)
    _listen(server)
    _offer(server)
    _mend(server)
    server.start_io()


def _listen(server: Server) -> None:
    """Hear what happens to files."""

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        await server.start()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.opened(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        await server.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_params: types.DidSaveTextDocumentParams) -> None:
        await server.looked()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_params: types.DidChangeWatchedFilesParams) -> None:
        await server.looked()


def _offer(server: Server) -> None:
    """Answer what editors ask."""

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", ":", "[", "/"]))
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        page = server.page(params.text_document.uri)
        found = await server.answer(params.text_document.uri, params.position, answers.offers) or ()
        return [to_item(one, rank, params.position, page) for rank, one in enumerate(found)]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = await server.answer(params.text_document.uri, params.position, answers.hover)
        if found is None:
            return None
        said, span = found
        content = types.MarkupContent(types.MarkupKind.PlainText, said)
        return types.Hover(content, to_range(span, server.page(params.text_document.uri)))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        found = await server.answer(params.text_document.uri, params.position, answers.target)
        return await server.place(*found) if found else None


def _mend(server: Server) -> None:
    """Offer to write what is certain to be meant."""

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        page, path = server.page(uri), server.path_of(uri)
        words = await server.ask(Study.speech)
        if path is None or words is None:
            return []
        found = await server.ask(lambda study: list(answers.mends(study, path))) or []
        return [
            types.CodeAction(
                title=words("Write {text}", text=text),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[to_diagnostic(one, words, page)],
                edit=types.WorkspaceEdit({uri: [types.TextEdit(to_range(span, page), text)]}),
            )
            for one, span, text in found
            if span.line - 1 <= params.range.end.line and span.end_line - 1 >= params.range.start.line
        ]
