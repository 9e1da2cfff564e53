"""From the authored YAML to one JSON file that loads in milliseconds.

`data/*.yaml` and the folders `data/questions/`, `data/rounds/` are what people edit; `data/compiled.json` is made from
them by `python -m finalist.core.knowledge.compile`, and a test fails when it is stale. A file in a folder is a list of
entries, one entry, or `{defaults: {…}, entries: […]}`: what all its entries share is then said once.
"""

import dataclasses
import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from finalist.core.knowledge import entries, resume_rules

KINDS: dict[str, type] = {
    "competencies": entries.Competency,
    "families": entries.FamilyEntry,
    "questions": entries.Question,
    "stakes": entries.Stake,
    "asks": entries.Ask,
    "concerns": entries.ConcernKind,
    "values": entries.Value,
    "rounds": entries.RoundKit,
    "evidence": entries.Evidence,
    "situations": entries.Situation,
    "statements": entries.StatementCue,
    "pay_components": entries.PayComponent,
    "clauses": entries.Clause,
    "research": entries.ResearchTopic,
    "ats_rules": resume_rules.AtsRule,
    "ats_myths": resume_rules.Myth,
}
MAPPINGS = ("thresholds", "sentences", "trades")
"""Authored files that are one mapping each, not lists of entries."""


def data_folder() -> Traversable:
    """Where the authored and the compiled files lie."""
    return files("finalist.core.knowledge") / "data"


def _entries(loaded: Any) -> list[Any]:
    """The entries of one authored file, each with what the file says of all of them."""
    if isinstance(loaded, dict) and "entries" in loaded:
        return [{**loaded.get("defaults", {}), **entry} for entry in loaded["entries"]]
    return loaded if isinstance(loaded, list) else [loaded]


def read_authored(folder: Traversable) -> dict[str, list[Any]]:
    """All authored entries by kind, as plain values; files in name order. `thresholds.yaml` is a mapping."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def load(file: Traversable) -> Any:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)

    authored: dict[str, list[Any]] = {}
    for kind in KINDS:
        rows: list[Any] = []
        single = folder / f"{kind}.yaml"
        if single.is_file():
            rows += load(single) or []
        many = folder / kind
        if many.is_dir():
            for file in sorted(many.iterdir(), key=lambda item: item.name):
                if file.name.endswith(".yaml"):
                    rows += _entries(load(file) or [])
        authored[kind] = rows
    return authored


def validate(authored: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The entries with every field present and typed. Raises pydantic.ValidationError naming the entry and field."""
    from pydantic import TypeAdapter

    valid: dict[str, list[Any]] = {}
    for kind, cls in KINDS.items():
        adapter = TypeAdapter(tuple[cls, ...])  # type: ignore[valid-type]
        valid[kind] = [dataclasses.asdict(entry) for entry in adapter.validate_python(authored.get(kind, []))]
    return valid


def compile_text() -> str:
    """The compiled file's text: one entry a line, so that a change shows as a line in a diff."""
    import yaml

    folder = data_folder()
    valid: dict[str, Any] = dict(validate(read_authored(folder)))
    parts = [
        f'"{kind}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
        for kind, rows in valid.items()
    ]
    for name in MAPPINGS:
        file = folder / f"{name}.yaml"
        loaded = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
        parts.append(f'"{name}": ' + json.dumps(loaded, ensure_ascii=False))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Write `compiled.json` beside the authored files."""
    from pathlib import Path

    Path(str(data_folder() / "compiled.json")).write_text(compile_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
