# Everything runs in an environment of its own (.venv); nothing else on the machine is touched,
# except that `make tools` installs what tests need beyond Python where it may (apt, as root).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := $(VENV)/.demo

.PHONY: demo test quick check bench docs gallery tools clean

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(DEMO): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	touch $@

$(STAMP): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group test --group check
	touch $@ $(DEMO)

# Check the example and write everything it asks for into dist/.
demo: $(DEMO)
	$(BIN)/bianmin check examples/wangjiazhuang
	$(BIN)/bianmin build examples/wangjiazhuang -o dist

tools:
	@sh .ci/tools

# The whole suite; what .ci/run calls.
test: $(STAMP) tools
	$(BIN)/python -m pytest -n 2

# The inner loop: everything that takes less than a few seconds.
quick: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m 'not slow' -q

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check
	$(BIN)/towncrier build --draft --version next >/dev/null

docs: $(STAMP)
	$(BIN)/python -m docs.generate

# Small pictures of every kind of page and card, for docs/gallery.md; kept in the repository.
gallery: $(STAMP) tools
	$(BIN)/python -m docs.gallery

bench: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks

clean:
	rm -rf dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
