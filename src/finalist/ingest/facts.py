"""The facts register as the candidate keeps it: YAML or JSON, a list of decisions or simply `text: state`.

facts:
  - text: falls went from 9.1 to 6.0
    state: cannot-confirm
"""

from typing import Any

from finalist.core.documents.fact import FactRegister, RegisteredFact
from finalist.core.errors import InputProblems, Problem, Unreadable

MAX_BYTES = 1_000_000
STATES = {"confirmed": "confirmed", "cannot-confirm": "cannot-confirm", "retracted": "retracted"}
_NEXT = "Write entries like: {text: “…”, state: confirmed|cannot-confirm|retracted}."


def read_register(data: bytes, name: str) -> FactRegister:
    """The register in a file. Raises Unreadable, or InputProblems naming every entry that cannot be used.

    Every entry must be right: a decision that was overlooked would put an unconfirmed fact back into letters.
    """
    rows = _rows(_loaded(data, name), name)
    problems, facts = [], []
    for number, row in enumerate(rows, 1):
        made = _entry(row)
        if made is None:
            problems.append(
                Problem("bad-fact", f"{name}: entry {number} is not a decision. {_NEXT}", name, severity="error")
            )
        else:
            facts.append(made)
    if problems:
        raise InputProblems(problems)
    return FactRegister(facts=tuple(facts))


def register_bytes(register: FactRegister) -> bytes:
    """The register as YAML, as `read_register` reads it back without loss."""
    import yaml

    rows = [{key: value for key, value in entry.model_dump().items() if value} for entry in register.facts]
    return yaml.safe_dump({"facts": rows}, allow_unicode=True, sort_keys=False, width=100).encode()


def _loaded(data: bytes, name: str) -> Any:
    import yaml

    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name}: a register of more than a megabyte is not read.", "Keep one entry a fact.")
    try:
        text = data.decode("utf-8-sig")
        if "&" in text and "*" in text and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise Unreadable(f"{name}: this register uses aliases.", _NEXT)
        return yaml.safe_load(text)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        raise Unreadable(f"{name}: this is no readable YAML or JSON.", _NEXT) from None


def _rows(loaded: Any, name: str) -> list[Any]:
    if loaded is None:
        return []
    if isinstance(loaded, dict) and "facts" in loaded:
        loaded = loaded["facts"] or []
    if isinstance(loaded, dict):
        return [{"text": text, "state": state} for text, state in loaded.items()]
    if isinstance(loaded, list):
        return loaded
    raise Unreadable(f"{name}: this holds no facts.", _NEXT)


def _entry(row: Any) -> RegisteredFact | None:
    if not isinstance(row, dict) or not set(row) <= {"text", "state", "note"}:
        return None
    text, state = str(row.get("text") or "").strip(), str(row.get("state") or "").strip().lower().replace(" ", "-")
    if not text or state not in STATES:
        return None
    return RegisteredFact(text=text, state=STATES[state], note=str(row.get("note") or ""))
