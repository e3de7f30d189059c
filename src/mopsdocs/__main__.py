"""The door for `python -m mopsdocs`.

Knows: the command line.
Never: what a command does.
"""

from mopsdocs.cli import main

if __name__ == "__main__":
    main()
