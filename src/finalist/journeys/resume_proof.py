"""The gate for one document: its PDF and DOCX made, read again by every reader there is, held against the source."""

from dataclasses import dataclass, replace

from finalist.core.documents.resume import JsonResume
from finalist.core.resume.checks import AtsFinding
from finalist.core.resume.placeholders import finished
from finalist.core.resume.proof import Score, read_as_fields, read_as_text
from finalist.ingest.resume import read_resume
from finalist.ingest.resume.extractors import extractors
from finalist.journeys.resume import Order, build
from finalist.journeys.resume_check import check_file
from finalist.render.resume.marks import marks_of
from finalist.render.resume.sheet import sheet_of
from finalist.render.resume.themes import tongue

OURS = "Finalist"
"""The name our own reader goes by."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the readers of one format found; of a PDF also what to mend. accessible: PDF/UA-1 is claimed; size: bytes.

    unchecked: why something was not looked at, "" when everything was.
    """

    form: str
    scores: tuple[Score, ...]
    accessible: bool
    size: int
    files: tuple[tuple[str, bytes], ...]
    findings: tuple[AtsFinding, ...] = ()
    unchecked: str = ""

    @property
    def percent(self) -> int:
        """The worst reader's share of the values found, rounded down; 100 only when nothing is lost or out of place."""
        found = min((one.percent for one in self.scores), default=0)
        return found if all(one.full for one in self.scores) else min(found, 99)


def prove(content: JsonResume, order: Order) -> Proof:
    """The proof of the document as `order` prints it (pdf or docx). Raises UserError as `build` does."""
    built = build(content, order)
    ((_, data),) = built.files
    printed = finished(content)[0]
    marks = marks_of(sheet_of(printed, tongue(order.language)))
    scores = [read_as_text(name, marks, extract(data)) for name, extract in extractors(order.format).items()]
    read = read_resume(data, f"resume.{order.format}").document
    scores.append(read_as_fields(OURS, printed, read.content if read else JsonResume()))
    proof = Proof(order.format, tuple(scores), built.accessible, len(data), built.files)
    if order.format != "pdf":
        return proof
    checked = check_file(("resume.pdf", data), ask_others=False)
    return replace(proof, findings=checked.report.findings, unchecked=checked.unspelt)


def prove_both(content: JsonResume, order: Order) -> tuple[Proof, Proof]:
    """The same for PDF and DOCX."""
    return prove(content, replace(order, format="pdf")), prove(content, replace(order, format="docx"))
