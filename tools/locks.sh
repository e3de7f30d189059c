#!/bin/sh
# Writes the Python locks anew from pyproject.toml, for every platform and Python 3.11 or newer.
# They name no host and no folder, so that every machine takes packages from where it always does.
set -eu

command -v uv >/dev/null || { echo "This needs uv: pip install uv" >&2; exit 2; }

compile() {
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --custom-compile-command "make locks" "$@"
}

compile --output-file requirements.txt
compile --extra lsp --extra xlsx --group dev --constraint requirements.txt --output-file requirements-dev.txt
compile --group bench --constraint requirements.txt --output-file requirements-bench.txt
