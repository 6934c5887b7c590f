# Two commands on a fresh machine: `make run` converts samples/ into output/, `make test` checks everything.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# As root, or through sudo where there is one.
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.PHONY: run test score fuzz bench clean

run: $(READY)
	$(BIN)/tavoitteet convert samples -o output

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --count 2000 --seed 1

bench: $(READY)
	$(BIN)/python -m tests.bench

$(READY): pyproject.toml constraints.txt
	python3 -m venv $(VENV) || { $(SUDO) apt-get update && $(SUDO) apt-get install -y python3-venv && python3 -m venv $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) output/*
