#!/bin/sh
# Finds a Chromium and an nginx for the browser tests, or installs them. $1: the environment's Python.
set -eu

PATH="$PATH:/usr/sbin:/usr/local/sbin"
if ! command -v nginx >/dev/null 2>&1; then
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
  if ! command -v apt-get >/dev/null 2>&1 || ! $as_root true 2>/dev/null; then
    echo 'The tests of replicas need nginx. Install it, and run this again.'
    exit 1
  fi
  echo 'Installing nginx with apt-get.'
  $as_root apt-get update -qq
  # It is started by the tests alone: no service of it is wanted.
  $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y -qq --no-install-recommends nginx-light
fi

# The one without windows takes the least of the processor.
for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done

# Ubuntu's package of that name is a snap, which a test cannot start; Debian's is a browser.
if grep -qs '^ID=debian$' /etc/os-release; then
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root='sudo -n'
  if $as_root true 2>/dev/null; then
    echo 'Installing Chromium with apt-get.'
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      chromium-headless-shell
    exit 0
  fi
fi

echo 'Installing the Chromium that Playwright brings.'
"$1" -m playwright install --only-shell chromium
