"""Fetch third-party browser code from npm, check it against the hash in browser_code.json, and put it beside our own.

Run by `make dev` and by the wheel's build; what is there already with the right version is left alone. What is marked
optional (17 MB for facts from the camera) is fetched with `--all`: `make camera`.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LOCK = HERE / "browser_code.json"
TARGET = HERE.parent / "src" / "finalist" / "web" / "static" / "vendor"
STAMP = TARGET / "versions.json"


def main() -> None:
    """Fetch every package of the lock file. Exits with a sentence when a hash differs or npm cannot be reached."""
    lock: dict[str, Any] = json.loads(LOCK.read_text(encoding="utf-8"))
    there = json.loads(STAMP.read_text(encoding="utf-8")) if STAMP.exists() else {}
    everything = "--all" in sys.argv
    wanted = {name: one for name, one in lock.items() if everything or not one.get("optional") or name in there}
    if there == wanted:
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, package in wanted.items():
        if there.get(name) == package:
            continue
        archive = _fetch(name, package["version"])
        _check(name, archive, package["integrity"])
        _extract(archive, package["files"])
    STAMP.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def _fetch(name: str, version: str) -> bytes:
    import httpx

    address = f"https://registry.npmjs.org/{name}/-/{name.rsplit('/', 1)[-1]}-{version}.tgz"
    try:
        import ssl

        answer = httpx.get(address, timeout=60, follow_redirects=True, verify=ssl.create_default_context())
        answer.raise_for_status()
    except httpx.HTTPError as error:
        sys.exit(f"{address} could not be fetched ({error}). Check the network and run this again.")
    return answer.content


def _check(name: str, archive: bytes, integrity: str) -> None:
    kind, _, wanted = integrity.partition("-")
    found = base64.b64encode(hashlib.new(kind, archive).digest()).decode()
    if found != wanted:
        sys.exit(f"{name} from npm is not what browser_code.json expects ({kind} {found}). Nothing was installed.")


def _extract(archive: bytes, files: dict[str, str]) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for inside, name in files.items():
            member = tar.extractfile(f"package/{inside}")
            if member is None:
                sys.exit(f"{inside} is not in the package.")
            target = TARGET / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(member.read())


if __name__ == "__main__":
    main()
