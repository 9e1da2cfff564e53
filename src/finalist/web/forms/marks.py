"""What was done to an item of the plan: each button sends one of these."""

from typing import Any

from django.http import QueryDict


def values_of(sent: QueryDict) -> dict[str, Any]:
    """Values for services.marks.mark: done (yes|no), hidden (yes|no), wording."""
    values: dict[str, Any] = {name: sent[name] == "yes" for name in ("done", "hidden") if name in sent}
    if "wording" in sent:
        values["wording"] = str(sent["wording"]).strip()
    return values
