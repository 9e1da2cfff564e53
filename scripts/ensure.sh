#!/bin/sh
# Installs Debian's packages that some tests and benchmarks use, where they are missing and apt is there:
# `sh scripts/ensure.sh chromium|dovecot|sound|voices|readers …`. Never fails: what is missing is skipped, and said.
set -u

missing=""
need() { # need PACKAGES if CHECK fails
    eval "$1" >/dev/null 2>&1 || missing="$missing $2"
}

for part in "$@"; do
    case "$part" in
    chromium) # the browser tests
        need "test -x /usr/bin/chromium" chromium ;;
    dovecot) # drafts in a real mailbox; it is not started as a service of the system
        need "test -x /usr/sbin/dovecot && test -e /usr/lib/dovecot/imap" dovecot-imapd ;;
    sound) # recordings that are no WAV
        need "command -v ffmpeg" ffmpeg ;;
    voices) # benchmarks of listening: voices whose hesitations are known
        need "command -v espeak-ng" espeak-ng
        need "command -v flite" flite
        need "command -v festival" "festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts" ;;
    readers) # benchmarks of printed résumés: what asks besides Python's own readers
        need "command -v pdftotext" poppler-utils
        need "command -v soffice" libreoffice-writer-nogui
        need "! command -v java || test -e /usr/share/java/pdfbox2.jar" \
            "libpdfbox2-java libfontbox2-java libcommons-logging-java" ;;
    *)
        echo "scripts/ensure.sh knows no “$part”." >&2
        exit 2 ;;
    esac
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, and no apt here:$missing. What needs them will be skipped." >&2
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "To run everything: sudo apt-get install$missing. What needs them will be skipped now." >&2
        exit 0
    fi
fi

echo "Installing$missing …"
export DEBIAN_FRONTEND=noninteractive
install() {
    # RUNLEVEL=1 keeps apt from starting what is a service.
    # shellcheck disable=SC2086  # several names
    $as_root env RUNLEVEL=1 apt-get install --yes --quiet --no-install-recommends $missing >/dev/null 2>&1
}
if ! install && ! { $as_root apt-get update --quiet >/dev/null 2>&1 && install; }; then
    echo "apt could not install$missing (no network, or no such package): what needs them will be skipped." >&2
fi
exit 0
