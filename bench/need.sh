#!/usr/bin/env bash
# Sees that a program from Debian is there: `need.sh chromium`, `need.sh java`, `need.sh postgresql`.
# As root it is installed; otherwise it says what to install.
set -euo pipefail
case "$1" in
  chromium) program=${CHROMIUM:-chromium} package=chromium ;;
  java) program=java package=default-jre-headless ;;
  postgresql) program=$(compgen -G "/usr/lib/postgresql/*/bin/postgres" | tail -n 1 || true) package=postgresql ;;
  *) echo "need.sh knows chromium, java and postgresql, not $1." >&2; exit 2 ;;
esac
command -v "$program" >/dev/null && exit 0
become=""
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null || {
    echo "$1 is not installed. Run: apt-get install $package" >&2
    exit 1
  }
  become=sudo
fi
echo "Installing $package ..."
export DEBIAN_FRONTEND=noninteractive
if [ "$package" = postgresql ]; then # its programs are wanted, not a server that stays
  $become mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" |
    $become tee /etc/postgresql-common/createcluster.d/programs-only.conf >/dev/null
fi
$become apt-get update -qq >/dev/null
$become apt-get install -y -qq --no-install-recommends "$package" >/dev/null
