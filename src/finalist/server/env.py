"""Settings from the environment: typed, named in every complaint, read once at the start."""

import os
from pathlib import Path

from finalist.core.errors import UserError


def env_flag(name: str, default: bool = False) -> bool:
    """True or False. Raises UserError naming the variable when it is anything else."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if value.lower() not in {"true", "false", "1", "0"}:
        raise UserError(f"{name} is “{value}”.", "It may be true or false.")
    return value.lower() in {"true", "1"}


def env_secret(name: str) -> str:
    """The value, or the content of the file that NAME_FILE names; "" when neither is given."""
    path = os.environ.get(f"{name}_FILE", "")
    if not path:
        return os.environ.get(name, "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise UserError(f"{name}_FILE names {path}, which cannot be read ({error.strerror}).", "Mend it.") from None


def env_list(name: str) -> list[str]:
    """Comma-separated values."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
