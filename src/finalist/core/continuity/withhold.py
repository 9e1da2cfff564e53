"""The one place where withheld facts leave the papers: before anything is planned, every paper is read without them.

In the source each sentence that holds one becomes white space of the same length, so that all places still count
right; every value read from there is read anew. What is empty then is gone. So no output can hold it, nor can the
plan's own copy of the papers; the files of the candidate stay as they are.
"""

import re
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from finalist.core.continuity.register import withheld, withheld_spans
from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.fact import FactRegister
from finalist.core.documents.resume import Resume
from finalist.core.plan.material import Material

_GONE: Any = object()
OWN = ("resume", "notes", "stories")
"""The kinds of papers that state the candidate's facts. What others wrote stays as it is."""


def withhold(material: Material, register: FactRegister) -> Material:
    """The material without anything that the register says may not be used; the same when that is nothing."""
    if not withheld(register):
        return material
    own = {key: source for key, source in material.sources.items() if source.kind in OWN}
    blanked = {key: made for key, source in own.items() if (made := without(source, register)) is not source}
    if not blanked:
        return material
    places = (
        f"{key}:{start}-{end}" for key in sorted(blanked) for start, end in withheld_spans(own[key].text, register)
    )
    return replace(
        material,
        resume=reread(material.resume, blanked) if material.resume else None,
        notes=tuple(made for notes in material.notes if (made := reread(notes, blanked)) is not None),
        stories=tuple(made for story in material.stories if (made := reread(story, blanked)) is not None),
        sources={key: blanked.get(key, source) for key, source in material.sources.items()},
        withheld=tuple(places),
    )


def without(source: Source, register: FactRegister) -> Source:
    """The source with every sentence that holds a withheld fact blanked; the source itself when there is none."""
    text = source.text
    for start, end in withheld_spans(text, register):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return source if text == source.text else source.model_copy(update={"text": text})


def reread(document: Any, sources: dict[str, Source]) -> Any:
    """The document with every place taken anew from the (blanked) sources; None when nothing of it is left.

    A value, or a note's line, that stood in a blanked place is what is left there; a part without words is dropped.
    """
    if isinstance(document, Resume):
        return _resume(document, sources)
    made = _anew(document, sources)
    return None if made is _GONE else made


def _anew(value: Any, sources: dict[str, Source]) -> Any:
    if isinstance(value, EvidenceRef):
        return _place(value, sources)
    if isinstance(value, tuple):
        kept = tuple(made for item in value if (made := _anew(item, sources)) is not _GONE)
        return value if kept == value else kept
    if not isinstance(value, BaseModel):
        return value
    changed: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        before = getattr(value, name)
        after = _anew(before, sources)
        if after is _GONE:
            if field.is_required() or name == "evidence":
                return _GONE
            after = field.get_default(call_default_factory=True)
        if after is not before:
            changed[name] = after
    if "evidence" in changed:
        changed |= {
            name: " ".join(changed["evidence"].verbatim.split()) for name in ("value", "text") if _worded(value, name)
        }
    return value.model_copy(update=changed) if changed else value


def _worded(value: BaseModel, name: str) -> bool:
    return name in type(value).model_fields and isinstance(getattr(value, name), str)


def _place(ref: EvidenceRef, sources: dict[str, Source]) -> Any:
    source = sources.get(ref.document)
    if source is None or source.text[ref.start : ref.end] == ref.verbatim:
        return ref
    left = source.text[ref.start : ref.end]
    return source.quote(ref.start, ref.end) if re.search(r"\w", left) else _GONE


def _resume(resume: Resume, sources: dict[str, Source]) -> Resume:
    content = resume.content.model_dump(mode="json")
    spans: dict[str, EvidenceRef] = {}
    for pointer, ref in resume.spans.items():
        place = _place(ref, sources)
        if place is not ref:
            _set(content, pointer, "" if place is _GONE else " ".join(place.verbatim.split()))
        if place is not _GONE:
            spans[pointer] = place
    return resume.model_copy(update={"content": type(resume.content).model_validate(content), "spans": spans})


def _set(content: Any, pointer: str, value: str) -> None:
    *path, last = pointer.strip("/").split("/")
    at = content
    for part in path:
        at = at[int(part)] if isinstance(at, list) else at.get(part, {})
    if isinstance(at, list):
        at[int(last)] = value
    elif isinstance(at, dict):
        at[last] = value
