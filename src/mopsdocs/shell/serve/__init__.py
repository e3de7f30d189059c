"""The live preview: pages over HTTP while the handbook is being written.

Knows: nothing itself; its modules are loaded by the command `serve` alone.
Never: writes into the site; dies because a playbook is broken.
"""
