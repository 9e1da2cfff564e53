"""Writes docs/reference/openapi.json from the API as it is. Run: .venv/bin/python scripts/publish_openapi.py"""

import json
import os
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "openapi.json"


def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(FINALIST_HOME=folder, DJANGO_SETTINGS_MODULE="finalist.server.settings")
        import django

        django.setup()
        from finalist.api.app import document

        TARGET.write_text(json.dumps(document(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
