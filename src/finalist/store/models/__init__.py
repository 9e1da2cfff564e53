"""One table a kind: columns for what is sorted, joined or constrained; the document itself as JSON beside them."""

from finalist.store.models.accounts import ApiToken, Candidate, Draft
from finalist.store.models.after import MailAccount, News, Referee, Sending
from finalist.store.models.deciding import PayWish, Rehearsal
from finalist.store.models.dialogue import Commitment, Letter, Note, Reflection, Telling
from finalist.store.models.evening import CloseOut
from finalist.store.models.material import Blob, FactMark, FactSheet, OwnValue, Story, ValueChoice, WorkSample
from finalist.store.models.opportunity import Event, Meeting, Offer, Opportunity, Paper, Person
from finalist.store.models.planning import ConcernState, Plan, PlanMark
from finalist.store.models.practice import Drill, Rating, RecallCard, Take, TakeComment
from finalist.store.models.research import AskedQuestion, Finding, Observation
from finalist.store.models.resume import Resume, ResumeVersion

__all__ = [
    "ApiToken",
    "AskedQuestion",
    "Blob",
    "Candidate",
    "CloseOut",
    "Commitment",
    "ConcernState",
    "Draft",
    "Drill",
    "Event",
    "FactMark",
    "FactSheet",
    "Finding",
    "Letter",
    "MailAccount",
    "Meeting",
    "News",
    "Note",
    "Observation",
    "Offer",
    "Opportunity",
    "OwnValue",
    "Paper",
    "PayWish",
    "Person",
    "Plan",
    "PlanMark",
    "Rating",
    "RecallCard",
    "Referee",
    "Reflection",
    "Rehearsal",
    "Resume",
    "ResumeVersion",
    "Sending",
    "Story",
    "Take",
    "TakeComment",
    "Telling",
    "ValueChoice",
    "WorkSample",
]
