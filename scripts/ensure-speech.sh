#!/bin/sh
# What the speech tests use beside Python: ffmpeg, and with --bench the voices whose hesitations are known (espeak-ng,
# flite, festival). Debian's packages, where apt is there. Never fails: what is missing is skipped, and says so.
set -u

wanted="ffmpeg"
if [ "${1:-}" = "--bench" ]; then
    wanted="ffmpeg espeak-ng flite festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts"
fi

missing=""
for package in $wanted; do
    command -v "$package" >/dev/null 2>&1 || dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing for the speech tests:$missing. Install them to run all; they will be skipped now." >&2
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "For all speech tests: sudo apt-get install$missing. Some will be skipped now." >&2
        exit 0
    fi
fi
echo "Installing$missing for the speech tests …"
export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086
    $as_root apt-get install --yes --quiet --no-install-recommends $missing >/dev/null 2>&1
}
if ! install && ! { $as_root apt-get update --quiet >/dev/null 2>&1 && install; }; then
    echo "apt could not install$missing (no network, or no such package): some speech tests will be skipped." >&2
fi
exit 0
