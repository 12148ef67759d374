#!/usr/bin/env bash
# Makes synthetic councils and has the public validator judge every year of them.
# Exits 1 if a rule fires that allowed.csv does not explain.
set -euo pipefail
cd "$(dirname "$0")/../.."
bench/judge/setup.sh
out=build/judged
rm -rf "$out"
.venv/bin/footprint synthesise --children 500 --years 5 --year-ending 2027-03-31 --seed 1 \
  --out "$out/england"
.venv/bin/footprint synthesise --like walsall-2022-23 --out "$out/walsall"
build/judge/bin/python bench/judge/judge.py "$out/england" "$out/walsall"
