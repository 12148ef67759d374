#!/usr/bin/env bash
# Makes a synthetic council's three returns and its annual report, and says where they are.
set -euo pipefail
out=$1
rm -rf "$out"
mkdir -p "$out"
.venv/bin/footprint synthesise --like walsall-2022-23 --out "$out/returns"
.venv/bin/footprint report "$out"/returns/2021 "$out"/returns/2022 "$out"/returns/2023 \
  --year-ending 2023-03-31 --council "Anytown (synthetic)" \
  --population-under-18 68400 --iros 13 --out "$out/report"
