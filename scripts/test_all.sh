#!/bin/sh
# Runs the tests on every Python of $PYTHONS that is found, with the newest dependencies, and on the first of them with
# the lowest allowed ones too, and the UI tests with stock Textual. Each pair has a virtual environment of its own below
# .venvs. The first and the last Python, and stock Textual, get all of the cases of which `make test` takes some; the
# others get those of `make test`, unless THOROUGH is set. Arguments go to pytest.
set -u
cd "$(dirname "$0")/.."

failed=0
summary=""

# set_up NAME PYTHON [PIP-OPTION...]: an environment with this project in it
set_up() {
    name=$1 python=$2
    shift 2
    "$python" -m venv --clear ".venvs/$name" &&
        ".venvs/$name/bin/python" -m pip install --quiet --disable-pip-version-check "$@" --editable '.[dev]'
}

# summarize NAME RESULT, after what began at $began
summarize() {
    summary="$summary$1: $2, $((($(date +%s) - began + 30) / 60)) minutes\n"
    if [ "$2" = FAILED ]; then
        failed=1
    fi
}

# try NAME PYTHON [PIP-OPTION...] -- [PYTEST-ARGUMENT...]: with all cases if $thorough is not empty
try() {
    name=$1 python=$2 options="" began=$(date +%s)
    shift 2
    while [ "$1" != -- ]; do
        options="$options $1"
        shift
    done
    shift
    echo "== $name: $("$python" --version)"
    # shellcheck disable=SC2086  # the options are several words
    if set_up "$name" "$python" $options && env ${thorough:+THOROUGH=1} ".venvs/$name/bin/python" -m pytest "$@"; then
        summarize "$name" passed
    else
        summarize "$name" FAILED
    fi
}

first="" last="" found=""
for python in ${PYTHONS:-python3.10 python3.11 python3.12 python3.13}; do
    if "$python" --version >/dev/null 2>&1; then
        first=${first:-$python} last=$python found="$found $python"
    else
        summary="$summary$python: not found, not tested\n"
    fi
done
if [ -z "$first" ]; then
    echo "none of the Pythons was found: name some in PYTHONS" >&2
    exit 2
fi

for each in $found; do
    case $each in "$first" | "$last") thorough=1 ;; *) thorough="" ;; esac
    try "${each##*/}" "$each" -- "$@"
done

echo "== ${first##*/}, stock Textual"
began=$(date +%s)
if THOROUGH=1 MALI_TUI_STOCK_TEXTUAL=1 ".venvs/${first##*/}/bin/python" -m pytest "$@" tests/ui; then
    summarize "${first##*/}, stock Textual" passed
else
    summarize "${first##*/}, stock Textual" FAILED
fi

thorough=""
try "${first##*/}-lowest" "$first" --constraint tests/lowest.txt -- "$@"

printf '\n%b' "$summary"
exit $failed
