#!/bin/sh
# Installs what the benchmarks of printed résumés ask besides Python's own readers: poppler's pdftotext and LibreOffice
# Writer, on Debian. Never fails: what is missing is skipped there, and said.
set -u

missing=""
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
if command -v java >/dev/null 2>&1 && [ ! -e /usr/share/java/pdfbox2.jar ]; then
    missing="$missing libpdfbox2-java libfontbox2-java libcommons-logging-java"
fi
if [ -z "$missing" ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Not installed, and no apt here:$missing. Their part of the benchmarks will be skipped." >&2
    exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "For the whole benchmarks: sudo apt-get install$missing. Their part will be skipped now." >&2
        exit 0
    fi
fi

echo "Installing$missing for the benchmarks …"
export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086  # several names
    $as_root apt-get install --yes --quiet --no-install-recommends $missing >/dev/null 2>&1
}
if ! install && ! { $as_root apt-get update --quiet >/dev/null 2>&1 && install; }; then
    echo "apt could not install$missing: their part of the benchmarks will be skipped." >&2
fi
exit 0
