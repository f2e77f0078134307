# make book   the quick book on real token frequencies: verdicts on the screen, figures and report in out/
#             TEXT=FILE takes the words of a text of yours for the real tokens, SYSTEM=NAME one system alone
# make test   the tests
# make clean  removes the environment, what was built and out/

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ROOMS  := theory simulate validate paper_figs
TEXT   ?=
SYSTEM ?=
TOKENS := $(if $(TEXT),--text '$(TEXT)')

# The editable install links single files, so it is redone when the set of files (or its description) changes.
FILES := $(shell find $(ROOMS) -type f ! -name '*.pyc' | sort | cat - pyproject.toml setup.py | cksum | tr ' ' '-')
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=strict

.PHONY: book test clean
.DELETE_ON_ERROR:

# 0 all supported, 1 something refuted, 3 something undecided: all three are books; 2 and 70 are failures.
book: $(VENV)/book-$(FILES)
	@mkdir -p out
	@echo "lawbook validate $(SYSTEM) --level quick --store out/book.sqlite $(TOKENS)"
	@$(BIN)/lawbook validate $(SYSTEM) --level quick --store out/book.sqlite $(TOKENS) \
		|| { code=$$?; [ $$code -eq 1 ] || [ $$code -eq 3 ] || exit $$code; }
	$(BIN)/lawbook figures $(SYSTEM) --level quick --store out/book.sqlite --out out/figures $(TOKENS)
	$(BIN)/lawbook report $(SYSTEM) --store out/book.sqlite --figures out/figures --out out/report

test: $(VENV)/test-$(FILES)
	$(BIN)/python -m pytest -n 2

clean:
	rm -rf $(VENV) build out *.egg-info .pytest_cache .hypothesis .ruff_cache .import_linter_cache .benchmarks

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) not found; set PYTHON=/path/to/python3.11 or later" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "make: lawbook needs Python 3.11 or later, $(PYTHON) is $$($(PYTHON) -V); set PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: $(PYTHON) -m venv failed (on Debian: apt install python3-venv)" >&2; exit 2; }

$(VENV)/book-$(FILES): | $(BIN)/python
	$(INSTALL) --editable .
	@rm -f $(VENV)/book-* && touch $@

# installs the core as well, so that a later `make book` has nothing to do
$(VENV)/test-$(FILES): | $(BIN)/python
	$(INSTALL) --editable '.[dev]'
	@rm -f $(VENV)/book-* $(VENV)/test-* && touch $@ $(VENV)/book-$(FILES)
