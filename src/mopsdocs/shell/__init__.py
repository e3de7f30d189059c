"""Everything that touches the world: disk, clock, processes, terminal.

Knows: the core's functions, and the world.
Never: what the core decides.
"""
