"""What a validator says of a pack's entry, put into words that tell its author what to do."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

_KINDS = {
    "string_type": ("not-text", "This must be text. Put it in quotes."),
    "tuple_type": ("not-a-list", "This must be a list: one item a line with “- ”, or [one, two]."),
    "int_type": ("not-a-number", "This must be a whole number."),
    "int_parsing": ("not-a-number", "This must be a whole number."),
    "bool_type": ("not-yes-or-no", "This must be true or false."),
    "bool_parsing": ("not-yes-or-no", "This must be true or false."),
    "dict_type": ("not-a-mapping", "This must be keys with values: “key: value”, one a line."),
    "dataclass_type": ("not-an-entry", "This must be an entry of its own: keys with values below it."),
}


def explained(error: Mapping[str, Any], allowed: Sequence[str]) -> tuple[str, str]:
    """(code, sentence) for one of pydantic's errors; allowed: the keys that the entry may have."""
    kind, name = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind in ("missing", "missing_argument"):
        return "missing", f"“{name}” is missing. Add it."
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        near = difflib.get_close_matches(name, allowed, 1)
        return "unknown-key", f"“{name}” is no key here. " + (f"Did you mean “{near[0]}”?" if near else "Leave it out.")
    if kind == "literal_error":
        return "unknown-word", f"This must be one of {error['ctx']['expected'].replace(chr(39), '')}."
    return _KINDS.get(kind, ("wrong", f"{error['msg']}."))
