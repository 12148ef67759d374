#!/usr/bin/env bash
# Sees that a program from Debian is there: `need.sh chromium` or `need.sh java`.
# As root it is installed; otherwise it says what to install.
set -euo pipefail
case "$1" in
  chromium) program=${CHROMIUM:-chromium} package=chromium ;;
  java) program=java package=default-jre-headless ;;
  *) echo "need.sh knows chromium and java, not $1." >&2; exit 2 ;;
esac
command -v "$program" >/dev/null && exit 0
become=""
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null || {
    echo "$program is not installed. Run: apt-get install $package" >&2
    exit 1
  }
  become=sudo
fi
echo "Installing $package ..."
export DEBIAN_FRONTEND=noninteractive
$become apt-get update -qq >/dev/null
$become apt-get install -y -qq --no-install-recommends "$package" >/dev/null
