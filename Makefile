# The day as of which our own handbook is read: it shows this day on its home page, and the tests
# use the same, so that the example never goes stale.
TODAY = 2026-10-15

PYTHON ?= python3
export PYTHON

# Compiled modules are kept, whatever this machine is used to: the tests start mopsdocs many hundred times.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help handbook test tools generated accept bench locks clean

help:
	@echo "make handbook    build our own handbook into site/"
	@echo "make test        lint, types, floors, generated files and the whole test suite"
	@echo "make generated   write anew what is written from the code and the templates"
	@echo "make accept      take what the tests see now as what they expect; review the diff"
	@echo "make bench       time builds and previews of generated handbooks"
	@echo "make locks       choose the newest versions of all requirements and lock them"
	@echo "make clean       remove everything that make has made"

handbook: .venv/.build-ready
	@.venv/bin/python -m mopsdocs build --today $(TODAY)
	@echo "Open $(CURDIR)/site/index.html in a browser."

test: tools
	.venv/bin/ruff check
	.venv/bin/mypy --strict src
	.venv/bin/lint-imports
	.venv/bin/python tools/press.py --check
	.venv/bin/python tools/generate.py --check
	.venv/bin/python -m pytest -n 2 --dist loadgroup

tools: .venv/.tests-ready
	@tools/setup-tests.sh

generated: .venv/.build-ready
	@.venv/bin/python tools/press.py
	@.venv/bin/python tools/generate.py

accept: tools
	-.venv/bin/python -m pytest -n 2 --dist loadgroup --accept
	git status --short tests

bench: .venv/.bench-ready
	.venv/bin/python bench/run.py
	.venv/bin/python bench/serve.py
	.venv/bin/python bench/versions.py
	.venv/bin/python tests/mutations.py --at-most 1.1

locks:
	tools/locks.sh

clean:
	rm -rf .venv node_modules site build dist

.venv/.build-ready: requirements.txt tools/venv.sh
	@tools/venv.sh requirements.txt
	@touch $@

.venv/.bench-ready: requirements-bench.txt tools/venv.sh
	@tools/venv.sh requirements-bench.txt
	@touch .venv/.build-ready $@

# The tests' lock holds everything of the other one.
.venv/.tests-ready: requirements-dev.txt tools/venv.sh
	@tools/venv.sh requirements-dev.txt
	@touch .venv/.build-ready $@
