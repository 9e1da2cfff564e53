"""Sample plans made by hand: `rich_plan` fills every part, `bare_plan` has a posting and nothing else."""

from datetime import timedelta
from decimal import Decimal

from sample_parts import (
    AGENDA,
    MADE_AT,
    SOURCES,
    TABLES,
    at,
    clock,
    line,
    read,
    sample_asks,
    sample_coverage,
    sample_day,
    sample_fit,
    sample_person,
    sample_question,
    sample_snapshot,
    sample_story,
)

from finalist.core.documents import gameplan as g
from finalist.core.documents.posting import Pay

PEOPLE_ROWS = (
    ("oona", ("q1", "q2", "q6", "q8"), ("monitors",), ("a1", "a2")),
    ("tobias", ("q3", "q4", "q7"), ("discharge",), ("a4", "a5")),
    ("ines", ("q5", "q9"), ("first-years",), ("a7", "a8")),
)


def _concern(row: tuple) -> g.ConcernCard:
    title, kind, why, place, meet = row
    return g.ConcernCard(
        id=kind,
        kind=kind,
        title=title,
        why=line(why, place),
        meet=line(meet),
        bring=(line("The fourteen who stayed", "resume: Trained 14 newly qualified nurses"),),
        say=line("“I have led nine staff; the step to this ward is one more bay, not another job.”"),
        avoid=line("Apologising for it."),
    )


def _role_round() -> g.RoleRound:
    because = line("The posting is for a nurse.", "posting: Senior Staff Nurse")
    simulation = g.Exercise(
        name="Medicines simulation",
        brief="You give a round of medicines to a manikin while somebody interrupts you.",
        minutes=30,
        bring=("A pen that writes", "Your own way of refusing an interruption, said aloud once"),
        rubric=("Checks identity each time", "Says what they are doing", "Notices the planted error"),
        outline=(
            "Read the chart before you touch anything.",
            "Check, give, sign.",
            "Say what you would report.",
        ),
        because=line("The invitation names it.", "invite: Medicines simulation"),
    )
    return g.RoleRound(
        field="nursing",
        field_name="Nursing",
        because=because,
        formats=("One-to-one with the ward manager", "Scenario", "Tour of the ward"),
        exercises=(simulation,),
        portfolio=("Certificates, with dates", "One page on the drug round, figures only"),
        words=("escalation", "near miss", "acuity", "skill mix"),
    )


def _culture() -> tuple[g.ValueCard, ...]:
    speak = at("company: We speak up, and we thank those who do.")
    finish = at("company: We finish what we start for each patient.")
    return (
        g.ValueCard(
            value="speaking-up",
            name="Speaking up",
            evidence=speak,
            behaviours=("Says it early", "Says it to the person"),
            story="discharge",
            prompt="When did you say what nobody wanted to hear?",
            look_for=("A nurse correcting a doctor without a pause",),
            watch_out=("Eyes on the manager before anyone answers",),
        ),
        g.ValueCard(
            value="ownership",
            name="Ownership",
            evidence=finish,
            story="",
            prompt="What did you finish that others had left?",
            look_for=("Handover boards that are up to date",),
        ),
    )


def _pay() -> g.PayView:
    figures = "posting: $41.50 to $49.00 an hour"
    return g.PayView(
        posted=Pay(
            minimum=Decimal("41.50"),
            maximum=Decimal("49"),
            currency="USD",
            period="hour",
            evidence=at(figures),
        ),
        yearly=(Decimal(77688), Decimal(91728)),
        yearly_note=line("At 36 hours a week and 52 weeks; the posting gives no hours.", figures),
        answers=(
            line(
                "“Your posting says 41.50 to 49.00. With ten years in acute care I would expect the upper part.”",
                figures,
            ),
            line("If they press before an offer: ask what they have set aside for the post."),
        ),
    )


def _after() -> g.After:
    due = clock(14, 30)
    return g.After(
        deadlines=(
            g.Deadline(
                kind="thank-you",
                due=due + timedelta(hours=24),
                line=line("Thank each of the three, each for something else."),
                rests_on="thank-you",
            ),
            g.Deadline(kind="nudge", due=due + timedelta(days=7), line=line("Ask how it stands, once.")),
            g.Deadline(kind="close", due=due + timedelta(days=14), line=line("Ask for a yes or a no.")),
        ),
        letters=(
            line(
                "Oona Brightwater: come back to the night handover.",
                "notes: Oona said handovers overrun on nights",
            ),
            line("Dr Tobias Quill: nothing noted yet."),
        ),
    )


def rich_plan() -> g.GamePlan:
    """Every part filled."""
    return g.GamePlan(
        made_at=MADE_AT,
        program="finalist 0.1.0",
        fingerprint="3f" * 32,
        snapshot=sample_snapshot(),
        missing=(
            g.Gap(
                part="calendar",
                line=line("No calendar was given, so the agenda may clash with what you have on."),
            ),
        ),
        fit=tuple(map(sample_fit, TABLES["fit"])),
        people=tuple(sample_person(*row) for row in PEOPLE_ROWS),
        questions=tuple(sample_question(rank, row) for rank, row in enumerate(TABLES["questions"], 1)),
        stories=tuple(map(sample_story, TABLES["stories"])),
        coverage=sample_coverage(),
        seeds=(
            g.StorySeed(
                evidence=at("resume: Led shifts of up to nine staff on a 24-bed ward"),
                competencies=("leadership",),
                ask_yourself=line("Which shift was the worst, and what did you do first?"),
            ),
        ),
        concerns=tuple(map(_concern, TABLES["concerns"])),
        asks=sample_asks(),
        role_round=_role_round(),
        culture=_culture(),
        pay=_pay(),
        agenda=g.Agenda(
            minutes=360,
            blocks=AGENDA,
            notes=(line("Practice is spaced over the days: once, then again after a night."),),
        ),
        day=sample_day(),
        after=_after(),
        evidence=(
            g.EvidenceNote(
                id="thank-you",
                wording="Managers say that they notice a thank-you; no study shows that it decides.",
                source="Made-up Institute 2020",
                grade="SUR",
            ),
        ),
        problems=(g.PlanProblem(file="notes.txt", message="One line could not be tied to a person.", severity="info"),),
        sources=tuple(SOURCES.values()),
    )


def bare_plan() -> g.GamePlan:
    """A posting alone: most parts are empty, and two say why."""
    return g.GamePlan(
        made_at=MADE_AT,
        fingerprint="00" * 32,
        snapshot=g.Snapshot(role=read("posting: Senior Staff Nurse")),
        missing=(
            g.Gap(
                part="invitation",
                line=line("No invitation was given. Add it with --invite to get times and people."),
            ),
            g.Gap(part="stories", line=line("No stories were given. Add them with --stories.")),
        ),
        fit=tuple(sample_fit(row) for row in TABLES["fit"] if row[3] == "gap"),
        role_round=g.RoleRound(field="other", field_name="Other", because=line("The posting does not show its field.")),
        pay=g.PayView(),
        agenda=g.Agenda(),
        after=g.After(),
        sources=(SOURCES["posting"],),
    )
