"""Collect every text of the pages into the catalogues, and compile them. Needs gettext (Debian: `apt install gettext`).

`python scripts/messages.py` after a text was changed; then fill what is empty in locale/*/LC_MESSAGES/django.po and run
it again.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src" / "finalist" / "web"
LANGUAGES = ("de",)


def main() -> None:
    """Write the .po files anew, keeping what is translated, then the .mo files beside them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "finalist.server.settings")
    import django
    from django.core.management import call_command

    django.setup()
    os.chdir(WEB)
    quiet = "--quiet" in sys.argv
    call_command(
        "makemessages", locale=list(LANGUAGES), no_location=True, no_obsolete=True, verbosity=0, domain="django"
    )
    for language in LANGUAGES:
        catalogue = WEB / "locale" / language / "LC_MESSAGES" / "django.po"
        catalogue.write_text(_undated(catalogue.read_text(encoding="utf-8")), encoding="utf-8")
    call_command("compilemessages", verbosity=0 if quiet else 1)


def _undated(text: str) -> str:
    """Without the line that says when: the same texts, the same bytes."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith('"POT-Creation-Date'))


if __name__ == "__main__":
    main()
