"""Examples by field: how a line can be built, with gaps ⟨ ⟩ where only the candidate knows what belongs there."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).parent / "examples.yaml"


class Example(BaseModel):
    """One example for a part of a résumé (`work` `summary` `skills` …)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: str
    text: str


class ExampleField(BaseModel):
    """A field of work with its examples."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    examples: tuple[Example, ...]


@cache
def example_fields() -> tuple[ExampleField, ...]:
    """All fields, in the order of the file."""
    import yaml

    raw = yaml.load(_FILE.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(
        ExampleField(
            id=one["id"],
            name=one["name"],
            examples=tuple(Example(part=part, text=text) for part, texts in one["examples"].items() for text in texts),
        )
        for one in raw
    )


def examples_for(field: str, part: str) -> tuple[Example, ...]:
    """The examples of a field for a part; those that fit any field when it is not one of ours."""
    fields = {one.id: one for one in example_fields()}
    chosen = fields.get(field) or fields["any"]
    return tuple(one for one in chosen.examples if one.part == part)
