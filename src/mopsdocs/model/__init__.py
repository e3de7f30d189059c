"""The vocabulary: what every room of the house speaks about.

Knows: itself.
Never: how anything is made, read or shown.
"""
