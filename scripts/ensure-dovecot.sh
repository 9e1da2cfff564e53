#!/bin/sh
# Installs Debian's Dovecot for the tests that put drafts into a real mailbox, where it is missing and apt is there.
# Never fails: without it those tests are skipped, and say so. It is not started as a service of the system.
set -u

if [ -x /usr/sbin/dovecot ] && [ -d /usr/lib/dovecot ] && [ -e /usr/lib/dovecot/imap ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "No Dovecot and no apt here: the tests with a real mailbox will be skipped." >&2
    exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Dovecot is missing. For the mailbox tests: sudo apt-get install dovecot-imapd. They will be skipped now." >&2
        exit 0
    fi
fi

echo "Installing Dovecot for the mailbox tests …"
export DEBIAN_FRONTEND=noninteractive
install() {
    # RUNLEVEL=1 and the policy file of containers keep apt from starting it.
    $as_root env RUNLEVEL=1 apt-get install --yes --quiet --no-install-recommends dovecot-imapd >/dev/null 2>&1
}
if ! install && ! { $as_root apt-get update --quiet >/dev/null 2>&1 && install; }; then
    echo "apt could not install Dovecot (no network, or no such package): the mailbox tests will be skipped." >&2
fi
exit 0
