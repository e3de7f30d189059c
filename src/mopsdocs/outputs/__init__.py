"""What files the handbook's site consists of, and what stands on each.

Knows: addresses, views, and the words that views are made of.
Never: how bytes are made of a view.
"""
