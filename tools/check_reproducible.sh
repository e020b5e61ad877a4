#!/usr/bin/env bash
# Build wheel and sdist twice, from two copies in two folders, and compare their hashes: the same commit must give the same bytes. Needs `build`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$root/.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
for copy in first a/second; do
  mkdir -p "$work/$copy"
  git -C "$root" archive HEAD | tar -x -C "$work/$copy"
  (umask "$([ "$copy" = first ] && echo 022 || echo 077)" && cd "$work/$copy" && "$python" -m build --outdir "$work/$copy/dist" . >"$work/log" 2>&1) || { cat "$work/log"; exit 1; }
  (cd "$work/$copy/dist" && sha256sum ./*) >"$work/$(basename "$copy").sums"
done
cat "$work/first.sums"
diff "$work/first.sums" "$work/second.sums" && echo "reproducible (SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH)"
