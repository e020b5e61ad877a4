#!/usr/bin/env bash
# Run the tests with the oldest versions that pyproject.toml allows, then with the newest, each in a venv of its own. Needs uv (`pip install uv`).
#
#     tools/check_lowest.sh            # both
#     tools/check_lowest.sh lowest     # or highest; further words go to pytest: tools/check_lowest.sh lowest tests/cli -x
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() {
  local which=$1 resolution=$1
  shift
  [ "$which" = lowest ] && resolution=lowest-direct # what we name ourselves; what our libraries need is their business
  "$uv" pip compile --quiet --python-version 3.11 --resolution "$resolution" --all-extras pyproject.toml -o "$work/$which.txt"
  "$uv" venv --quiet --python 3.11 "$work/$which"
  "$uv" pip install --quiet --python "$work/$which/bin/python" -r "$work/$which.txt"
  "$uv" pip install --quiet --python "$work/$which/bin/python" --no-deps --editable .
  echo "== $which: $(grep -E '^(charset-normalizer|filelock|msgspec|rapidfuzz|rich|spacy|typer|zstandard|xlsxwriter|pyarrow|pytest|hypothesis)==' "$work/$which.txt" | tr '\n' ' ')"
  "$work/$which/bin/python" -m pytest -q -p no:cacheprovider "$@"
}

case "${1:-both}" in
  lowest | highest) check "$@" ;;
  both) check lowest && check highest ;;
  *) echo "usage: tools/check_lowest.sh [lowest|highest] [pytest's words]" >&2; exit 2 ;;
esac
