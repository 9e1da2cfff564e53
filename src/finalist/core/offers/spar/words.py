"""The authored words of the rehearsal, read from the package's own data when it is played, and only then."""

from functools import cache
from typing import Any

from finalist.core.knowledge.compile import data_folder


@cache
def words(name: str) -> dict[str, Any]:
    """One file of `core/knowledge/data/spar_words` as a mapping."""
    return parsed((data_folder() / "spar_words" / f"{name}.yaml").read_text(encoding="utf-8"))


def parsed(text: str) -> dict[str, Any]:
    """YAML that must be a mapping. Raises ValueError with the line when it is not."""
    import yaml

    try:
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"line {mark.line + 1}: this is no YAML" if mark else "this is no YAML") from None
    if not isinstance(loaded, dict):
        raise ValueError("line 1: a mapping is expected, with one `name: value` a line")
    return loaded
