#!/bin/sh
# Installs Debian's Chromium for the browser tests where it is missing and apt is there. Never fails:
# without a browser those tests are skipped, and say so.
set -u

if [ -x /usr/bin/chromium ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium at /usr/bin/chromium and no apt here: the browser tests will be skipped." >&2
    exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Chromium is missing. For the browser tests: sudo apt-get install chromium. They will be skipped now." >&2
        exit 0
    fi
fi

echo "Installing Chromium for the browser tests …"
export DEBIAN_FRONTEND=noninteractive
install() {
    $as_root apt-get install --yes --quiet --no-install-recommends chromium >/dev/null 2>&1
}
if ! install && ! { $as_root apt-get update --quiet >/dev/null 2>&1 && install; }; then
    echo "apt could not install Chromium (no network, or no such package): the browser tests will be skipped." >&2
fi
exit 0
