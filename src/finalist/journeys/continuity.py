"""Papers in, what they state and where they disagree out; a draft in, what was said before out. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from finalist.core.continuity.contradictions import contradictions
from finalist.core.continuity.facts import facts_of
from finalist.core.continuity.ledger import addressees, check_draft
from finalist.core.continuity.posts import Post, posts_mentioned, posts_of
from finalist.core.continuity.register import decided
from finalist.core.continuity.statements import ledger_of, letter_ledger
from finalist.core.continuity.withhold import OWN, reread, without
from finalist.core.corrections import corrected
from finalist.core.documents.base import Document, Source, SourceKind
from finalist.core.documents.fact import Contradiction, Fact, FactRegister
from finalist.core.documents.notes import Notes
from finalist.core.documents.posting import Pay
from finalist.core.documents.resume import Resume
from finalist.core.documents.statement import Ledger, LedgerFinding
from finalist.core.errors import InputProblems, Problem, UserError
from finalist.journeys.prepare import ID_STEM, SINGLE, InputFile, read_file


@dataclass(frozen=True, slots=True)
class Papers:
    """What was read: (source, document) in the order given, the posts of the résumé, and the problems met."""

    read: tuple[tuple[Source, Document], ...]
    posts: tuple[Post, ...]
    problems: tuple[Problem, ...] = ()

    def facts(self, register: FactRegister | None = None) -> tuple[tuple[Fact, ...], ...]:
        """The facts of each paper, with what the register says of them."""
        posts = self.posts
        found = [facts_of(source, paper, () if isinstance(paper, Resume) else posts) for source, paper in self.read]
        return tuple(decided(facts, register) if register else facts for facts in found)


def read_papers(files: Sequence[InputFile], now: datetime) -> Papers:
    """Every file through its reader. Raises InputProblems naming each that nothing could be read from."""
    read: list[tuple[Source, Document]] = []
    problems: list[Problem] = []
    fatal: list[Problem] = []
    counts: dict[SourceKind, int] = {}
    for file in files:
        counts[file.kind] = counts.get(file.kind, 0) + 1
        stem = ID_STEM.get(file.kind, file.kind)
        source_id = stem if file.kind in SINGLE else f"{stem}-{counts[file.kind]}"
        try:
            got: Any = read_file(file.kind, file.data, file.name, source_id=source_id, now=now)
        except UserError as error:
            fatal.append(Problem(getattr(error, "code", "unreadable"), str(error), file.name, severity="error"))
            continue
        problems += got.problems
        if got.source and got.document is not None:
            read.append((got.source, _as_corrected(got.document, file, source_id, problems)))
    if fatal:
        raise InputProblems(fatal)
    posts = tuple(post for source, paper in read if isinstance(paper, Resume) for post in posts_of(source, paper))
    for source, paper in read:
        if isinstance(paper, Notes):
            posts += posts_mentioned(source.text, posts)
    return Papers(tuple(read), posts, tuple(problems))


def without_withheld(papers: Papers, register: FactRegister | None) -> Papers:
    """The candidate's own papers without the sentences that hold what they cannot confirm or took back."""
    if register is None:
        return papers
    read: list[tuple[Source, Document]] = []
    for source, document in papers.read:
        blanked = without(source, register) if source.kind in OWN else source
        left = document if blanked is source else reread(document, {source.id: blanked})
        if left is not None:
            read.append((blanked, left))
    return replace(papers, read=tuple(read))


def _as_corrected(document: Any, file: InputFile, source_id: str, problems: list[Problem]) -> Document:
    """What the candidate said should stand there, where they did; the words of a correction are their own."""
    try:
        found: Document = corrected(document, file.corrections, kind=file.kind, source_id=f"{source_id}-corrected")[0]
    except UserError as error:
        problems.append(Problem("correction", str(error), file.name))
        return document  # type: ignore[no-any-return]
    return found


def disagreements(papers: Papers, register: FactRegister | None = None) -> tuple[Contradiction, ...]:
    """Where the papers contradict each other; what the candidate has taken back no longer counts."""
    return contradictions(
        [[fact for fact in facts if fact.confirmed != "retracted"] for facts in papers.facts(register)]
    )


def ledgers(papers: Papers) -> tuple[Ledger, ...]:
    """One ledger for each file of notes."""
    return tuple(ledger_of(source, paper, papers.posts) for source, paper in papers.read if isinstance(paper, Notes))


def check(papers: Papers, draft: Source, letters: Sequence[Source] = ()) -> tuple[LedgerFinding, ...]:
    """A draft against the notes and earlier letters, and against résumé, stories and posting as far as given."""
    posts = (*papers.posts, *posts_mentioned(draft.text, papers.posts))
    papers = replace(papers, posts=posts)
    offered: list[tuple[Pay, Source]] = []
    others: list[tuple[Fact, ...]] = []
    for (source, paper), facts in zip(papers.read, papers.facts(), strict=True):
        pay = getattr(paper, "pay", None)
        if isinstance(pay, Pay):
            offered.append((pay, source))
        elif not isinstance(paper, Notes):
            others.append(facts)
    sent = [letter_ledger(letter, posts, person=next(iter(addressees(letter)), "")) for letter in letters]
    return check_draft([*ledgers(papers), *sent], draft, posts=papers.posts, offered=offered, papers=others)
