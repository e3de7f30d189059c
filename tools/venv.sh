#!/bin/sh
# Makes .venv hold what a lock names, with the checkout itself on its path.
#
#   tools/venv.sh requirements.txt       what a build needs
#   tools/venv.sh requirements-dev.txt   what the tests need as well
#
# The checkout is put on the path by a .pth file and not installed as "editable": hatchling would
# then leave a copy of templates/ in site-packages that goes stale with the first edit.
set -eu

lock=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "mopsdocs needs Python 3.11 or newer, and \"$python\" is not." >&2
    echo "  Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    echo "  Elsewhere:        make PYTHON=/path/to/python3.11 ..." >&2
    exit 2
fi
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    if ! "$python" -m venv --clear .venv; then
        echo "This Python cannot make virtual environments. Debian or Ubuntu: apt-get install python3-venv" >&2
        exit 2
    fi
fi

echo "Installing what $lock names into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"

# Relative to site-packages, so that the checkout may be moved.
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
echo ../../../../src > "$packages/mopsdocs-checkout.pth"
cat > .venv/bin/mopsdocs <<COMMAND
#!$PWD/.venv/bin/python
import sys
from mopsdocs.cli import main
sys.exit(main())
COMMAND
chmod 755 .venv/bin/mopsdocs
