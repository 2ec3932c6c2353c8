#!/bin/sh
# Writes the three lock files anew from pyproject.toml: one set of versions for every Python from
# 3.11 on, with hashes and with no index address. Usage: requirements/lock.sh [PYTHON]
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
"$python" -m venv build/lock
build/lock/bin/python -m pip install -qq --disable-pip-version-check uv
compile() {
    build/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate --upgrade "$@"
}
compile --group build -o requirements/build.lock
compile pyproject.toml --all-extras -c requirements/build.lock -o requirements/runtime.lock
compile pyproject.toml --all-extras --group dev -c requirements/build.lock \
    -c requirements/runtime.lock -o requirements/dev.lock
