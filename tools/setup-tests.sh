#!/bin/sh
# Makes sure that this machine has what the tests use beside Python: a browser, fonts, Node, Java,
# and a PDF reader. As root it installs what is missing with apt-get; otherwise it names it and fails,
# because a test that is left out for want of a tool promises nothing.
set -eu

missing=
packages=

want() { # what it is for, the Debian package, the command that tests for it
    if ! sh -c "$3" >/dev/null 2>&1; then
        missing="$missing  $1
"
        packages="$packages $2"
    fi
}

want "Chromium, which opens the pages"      chromium                  "command -v chromium"
want "DejaVu fonts, to measure pages with"  fonts-dejavu-core         "fc-list | grep -qi dejavu"
want "Liberation fonts, for the same"       fonts-liberation2         "fc-list | grep -qi liberation"
want "Node.js, for npm"                     nodejs                    "command -v node"
want "npm, which fetches axe and the HTML checker" npm                "command -v npm"
want "Java, which runs the HTML checker"    default-jre-headless      "command -v java"
want "pdftotext, which reads printed pages" poppler-utils             "command -v pdftotext"

if [ -n "$packages" ]; then
    install="apt-get install --no-install-recommends$packages"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing$packages ..."
        DEBIAN_FRONTEND=noninteractive
        export DEBIAN_FRONTEND
        apt-get update -qq
        # shellcheck disable=SC2086 # one word per package
        apt-get install -y -qq --no-install-recommends $packages >/dev/null
    else
        printf 'The tests need what this machine does not have:\n%s' "$missing" >&2
        printf 'On Debian or Ubuntu, as root:\n  apt-get update && %s\n' "$install" >&2
        exit 2
    fi
fi

if ! cmp -s package-lock.json node_modules/.mopsdocs-lock; then
    echo "Installing what package-lock.json names into node_modules ..."
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.mopsdocs-lock
fi
