"""The verbs in order: from inputs to every file that there will be, and what is wrong.

Knows: nothing itself: whoever needs a verb takes it from its module, and loads no more than that.
Never: disk, clock, processes.
"""
