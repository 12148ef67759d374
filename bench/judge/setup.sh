#!/usr/bin/env bash
# Sets the public validator up in an environment of its own, build/judge, by hash; once.
set -euo pipefail
cd "$(dirname "$0")/../.."
list=bench/judge/requirements.txt
home=build/judge
cmp --silent "$list" "$home/installed.txt" && exit 0
echo "Setting up the public validator ..."
rm -rf "$home"
# it needs a numpy that ends with Python 3.11
python=$(command -v python3.11 || echo .venv/bin/python)
"$python" -m venv --without-pip "$home"
install="pip install --quiet --require-hashes --only-binary :all: --python $home/bin/python -r $list"
# only mirrors somebody configured for pip are passed on; uv reads none of pip's settings itself
env ${PIP_INDEX_URL:+UV_DEFAULT_INDEX="$PIP_INDEX_URL"} UV_LINK_MODE=copy .venv/bin/uv $install ||
  "$python" -m pip --python "$home/bin/python" install --quiet --require-hashes \
    --only-binary :all: -r "$list"
cp "$list" "$home/installed.txt"
