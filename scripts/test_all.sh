#!/bin/sh
# Runs the tests on every Python of $PYTHONS that is found, with the newest dependencies, and on the first of them with
# the lowest allowed ones too, and the UI tests with stock Textual. Each pair has a virtual environment of its own below
# .venvs. Arguments go to pytest.
set -u
cd "$(dirname "$0")/.."
THOROUGH=1 # all of the cases of which `make test` takes some
export THOROUGH

failed=0
summary=""

# set_up NAME PYTHON [PIP-OPTION...]: an environment with this project in it
set_up() {
    name=$1 python=$2
    shift 2
    "$python" -m venv --clear ".venvs/$name" &&
        ".venvs/$name/bin/python" -m pip install --quiet --disable-pip-version-check "$@" --editable '.[dev]'
}

# try NAME PYTHON [PIP-OPTION...] -- [PYTEST-ARGUMENT...]
try() {
    name=$1 python=$2 options=""
    shift 2
    while [ "$1" != -- ]; do
        options="$options $1"
        shift
    done
    shift
    echo "== $name: $("$python" --version)"
    # shellcheck disable=SC2086  # the options are several words
    if set_up "$name" "$python" $options && ".venvs/$name/bin/python" -m pytest "$@"; then
        summary="$summary$name: passed\n"
    else
        summary="$summary$name: FAILED\n"
        failed=1
    fi
}

first=""
for python in ${PYTHONS:-python3.10 python3.11 python3.12 python3.13}; do
    if ! "$python" --version >/dev/null 2>&1; then
        summary="$summary$python: not found, not tested\n"
        continue
    fi
    try "${python##*/}" "$python" -- "$@"
    first=${first:-$python}
done
if [ -z "$first" ]; then
    echo "none of the Pythons was found: name some in PYTHONS" >&2
    exit 2
fi

echo "== ${first##*/}, stock Textual"
if MALI_TUI_STOCK_TEXTUAL=1 ".venvs/${first##*/}/bin/python" -m pytest "$@" tests/ui; then
    summary="$summary${first##*/}, stock Textual: passed\n"
else
    summary="$summary${first##*/}, stock Textual: FAILED\n"
    failed=1
fi
try "${first##*/}-lowest" "$first" --constraint tests/lowest.txt -- "$@"

printf '\n%b' "$summary"
exit $failed
