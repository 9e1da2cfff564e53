"""The report of a résumé for a terminal: the score, what to mend, requirement by requirement, and the myths named."""

from collections.abc import Iterator, Sequence

from finalist.core.knowledge.load import knowledge
from finalist.core.resume.changes import Change
from finalist.core.resume.checks import Report
from finalist.core.resume.tailoring import Asked
from finalist.core.wording import shorten

_NAMES = {"error": "Mend", "warning": "Better", "info": "Note"}
_SHOWN = {"shown": "shown", "weak": "shown weakly", "missing": "missing", "open": "to answer yourself"}


def report_text(report: Report, unspelt: str, asked: Sequence[Asked] = ()) -> str:
    """The whole report."""
    return "\n".join(_report(report, unspelt, asked))


def _report(report: Report, unspelt: str, asked: Sequence[Asked]) -> Iterator[str]:
    yield f"Read by a machine: {report.read} of {report.wanted} fields ({report.score}%)."
    yield "That says something about this file, not about your chances."
    yield ""
    if not report.findings:
        yield "Nothing to mend was found."
    for one in report.findings:
        source = f" [{one.evidence}]" if one.evidence else ""
        yield f"{_NAMES[one.severity]}: {one.says} {one.mend}{source}"
    if unspelt:
        yield unspelt
    if asked:
        yield from ("", *_asked(asked))
    myth = knowledge().ats_myths[0]
    yield ""
    yield f"A myth: {myth.claim} {myth.truth} [{myth.evidence}]"


def _asked(asked: Sequence[Asked]) -> Iterator[str]:
    yield f"Against the posting: {sum(one.shown == 'shown' for one in asked)} of {len(asked)} requirements shown"
    for one in asked:
        yield f"- {shorten(one.text, 90)}: {_SHOWN[one.shown]}"
        if one.own and one.shown != "missing":
            yield f"    yours: “{shorten(one.own.verbatim, 90)}”"
        if one.suggestion:
            yield f"    {one.suggestion.text}"


def changes_text(changes: Sequence[Change], asked: Sequence[Asked]) -> str:
    """What may be changed, and what is left to the candidate."""
    lines = [_changed(one) for one in changes]
    lines = lines or ["Nothing to change: the lines already stand in the order the posting asks for."]
    return "\n".join([*lines, "", *_asked(asked)])


def _changed(one: Change) -> str:
    words = shorten(one.after, 80)
    if one.kind == "move":
        what = f"Up to place {(one.now or 0) + 1} (was {(one.was or 0) + 1}): “{words}”"
    elif one.kind == "rename":
        what = f"Named as they name it: “{one.before}” becomes “{words}”"
    else:
        what = f"Added {'to your skills' if one.kind == 'list' else 'from your story'}: “{words}”"
    return f"{one.id}  {what}\n    {one.why.text}"
