# Two commands do everything on a fresh machine: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test check check-all record schemas constraints clean

demo: $(VENV)/.local  ## summarize both seeds with a model that runs on this machine
	@$(BIN)/summarizer batch seeds --out out

test: $(VENV)/.test  ## the whole offline suite: no network, no model, no key
	@$(BIN)/python -m pytest -q

check: $(VENV)/.check $(VENV)/.test  ## style, types, layers, and that schemas/ is up to date
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m summarizer.schemas --check

check-all:  ## what CI runs: check and test, the wheel on its own, the real model, a browser, fuzzing, Ray
	@bash .ci/run

record: $(VENV)/.local $(VENV)/.test  ## ask the embedded model again, and keep its answers in cassettes/
	@$(BIN)/python -m pytest -q -m vcr --record-mode=rewrite --allowed-hosts='.*' -p no:randomly

schemas: $(VENV)/.local  ## write schemas/ from the models
	@$(BIN)/python -m summarizer.schemas

constraints: $(VENV)/.local $(VENV)/.test $(VENV)/.check  ## pin what is installed now
	@{ head -1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > constraints.new
	@mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .venv-ray dist

$(VENV)/.python:
	@echo "setting up $(VENV) (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
		|| { $(PYTHON) -m venv --without-pip $(VENV) \
		     && $(PYTHON) -m pip --python $(VENV)/bin/python install --quiet pip; } \
		|| { echo "venv or pip is missing; on Debian: apt-get install python3-venv python3-pip"; exit 1; }
	@touch $@

$(VENV)/.local: $(VENV)/.python pyproject.toml constraints.txt
	@echo "installing the summarizer and its embedded runtime"
	@$(INSTALL) -e '.[local]' && touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml constraints.txt
	@echo "installing the summarizer and what its tests need"
	@$(INSTALL) -e '.[test]' && touch $@

$(VENV)/.check: $(VENV)/.python pyproject.toml constraints.txt
	@$(INSTALL) -e '.[check,local,prices]' && touch $@
