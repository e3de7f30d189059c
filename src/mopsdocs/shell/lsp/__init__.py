"""The language server: what the check knows, said in the editor while somebody writes.

Knows: editors' requests.
Never: writes a file.
"""
