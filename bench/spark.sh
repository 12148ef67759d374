#!/usr/bin/env bash
# Proves that Spark and DuckDB give the same figures, in an environment of its own, build/spark.
set -euo pipefail
cd "$(dirname "$0")/.."
list=requirements/spark.txt
home=build/spark
# only mirrors somebody configured for pip are passed on; uv reads none of pip's settings itself
uv() { env ${PIP_INDEX_URL:+UV_DEFAULT_INDEX="$PIP_INDEX_URL"} UV_LINK_MODE=copy .venv/bin/uv "$@"; }
if ! cmp --silent "$list" "$home/installed.txt"; then
  echo "Setting up Spark ..."
  rm -rf "$home"
  "$(command -v python3.11 || command -v python3)" -m venv --without-pip "$home"
  uv pip install --quiet --require-hashes --only-binary :all: --python "$home/bin/python" \
    -r requirements/build.txt
  # pyspark comes as source only; what builds it was installed by hash just now
  uv pip install --quiet --require-hashes --no-build-isolation --python "$home/bin/python" \
    -r "$list"
  uv pip install --quiet --offline --no-deps --no-build-isolation --python "$home/bin/python" -e .
  cp "$list" "$home/installed.txt"
fi
# this environment has neither Django nor what the other tests need
exec "$home/bin/python" -m pytest -m spark --noconftest tests/indicators/test_spark.py -p no:cacheprovider
