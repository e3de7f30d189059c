"""A table from a spreadsheet turned into the beginning of a playbook.

Knows: nothing itself; its modules are loaded by the command `import` alone.
Never: overwrites a file; runs what a table holds.
"""
