# Two commands on a fresh machine: `make run` converts samples/ into output/, `make test` checks everything.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# As root, or through sudo where there is one.
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.PHONY: run review test score fuzz bench clean

run: $(READY)
	$(BIN)/tavoitteet convert samples -o output

# Each value of the samples beside its page.
review: run
	$(BIN)/tavoitteet review output --sources samples -o build/review

# What the tests of scans, and of the site in a browser, need of the system.
test: $(READY)
	command -v chromium >/dev/null || { $(SUDO) apt-get update && $(SUDO) apt-get install -y chromium; }
	tesseract --list-langs 2>/dev/null | grep -q fin || { $(SUDO) apt-get update && $(SUDO) apt-get install -y tesseract-ocr-fin; }
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --count 2000 --seed 1

bench: $(READY)
	$(BIN)/python -m tests.bench_reading
	$(BIN)/python -m tests.bench

$(READY): pyproject.toml constraints.txt
	python3 -m venv $(VENV) || { $(SUDO) apt-get update && $(SUDO) apt-get install -y python3-venv && python3 -m venv $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,ocr]'
	touch $@

# The corpus: reports drawn anew by five programs, parsed and compared with their truth. Debian's packages:
# two of the programs, and the fonts that the layouts are set in.
SYSTEM := libreoffice-writer-nogui chromium fonts-crosextra-carlito fonts-liberation2 fonts-dejavu-core \
          fonts-noto-core libpango-1.0-0 libpangoft2-1.0-0
COUNT ?= 40
SEED ?= 1

score: $(READY)
	command -v soffice chromium >/dev/null || { $(SUDO) apt-get update && $(SUDO) apt-get install -y $(SYSTEM); }
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[corpus]'
	$(BIN)/python -m tests.corpus.generate --out build/corpus/clean --count $(COUNT) --seed $(SEED) --clean
	$(BIN)/python -m tests.corpus.generate --out build/corpus/traps --count $(COUNT) --seed $(SEED)
	$(BIN)/python -m tests.corpus.score build/corpus/clean --diffs 3
	$(BIN)/python -m tests.corpus.score build/corpus/traps --diffs 10

clean:
	rm -rf $(VENV) output/*
