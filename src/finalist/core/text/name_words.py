"""Words that tell names from other capitalised words: titles of roles, honorifics, particles, and what is no name."""


def _set(table: str) -> frozenset[str]:
    return frozenset(table.split())


HONORIFICS = _set("mr mrs ms miss mx dr prof professor sir dame rev sister frau herr mme m. mlle señor señora ing")
"""Before a name, lower case without its full stop."""

PARTICLES = _set(
    "van der den de del della di da dos das do la le du von zu zur ter ten bin bint ibn al el st af av y e"
)
"""Inside a name, written small."""

ROLE_NOUNS = _set("""
manager director head lead leader officer engineer nurse matron sister ceo cfo cto coo cio cmo cpo chro vp svp evp
president partner consultant recruiter coordinator analyst specialist professor surgeon owner founder cofounder
co-founder chair chairman chairwoman chairperson designer developer architect supervisor executive representative
associate assistant administrator principal teacher scientist researcher buyer planner adviser advisor secretary editor
producer chef foreman physician therapist midwife pharmacist registrar counsel lawyer solicitor accountant controller
treasurer trainer educator physiotherapist radiographer dietitian psychologist technician operator strategist
superintendent dean lecturer tutor curator librarian journalist copywriter writer strategist economist actuary
underwriter broker trader auditor bookkeeper clerk receptionist inspector surveyor estimator electrician mechanic
pilot captain commander steward agent ambassador evangelist master expert generalist hrbp governor trustee bursar
matron practitioner clinician doctor fellow resident intern apprentice trainee member colleague acquisition resources
hr sourcer talent operations marketing sales finance geschäftsführer leiter leiterin directeur directrice directora
responsable chief deputy teammate stakeholder mgr eng dir exec principal programmer tester scrummaster
""")
"""A phrase that holds one of these is a role."""

ROLE_HEADS = ROLE_NOUNS - _set(
    "acquisition resources talent operations marketing sales finance hr chief deputy head lead member"
)
"""Words that can end a role written before a name: “Hiring Manager Dana Whitlock”."""

NOT_NAMES = _set("""
the a an i we you he she it they our your my his her their this that these those there here to of in on at by for from
with and or but if as is are was were be been will would can could may might must shall should do does did have has had
not no yes please thank thanks dear hello hi hey kind best warm regards sincerely cheers yours faithfully truly many
interview interviews interviewer interviewers panel panelist panellists meeting meetings round rounds second first third
final next new presentation exercise scenario case study task test assessment session slot slots lunch dinner breakfast
coffee tea break tour visit walk welcome introduction introductions closing questions question answers wrap finish end
start date time place venue location where when who what why how which address room floor level building house
office offices street road avenue lane square park suite centre center hall tower campus hospital clinic school college
university ward unit department team teams group company limited ltd inc llc plc gmbh ag sa corp corporation bank trust
council service services agency institute foundation association society city town county region north south east west
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today tomorrow morning afternoon evening noon am pm zoom microsoft google meet webex skype
whereby phone call video link id passcode password pin dial join online remote virtual email mail subject re fw fwd sent
cc bcc role position job post vacancy application candidate applicant reference ref agenda schedule programme program
plan details detail information instructions note notes portfolio cv resume résumé passport licence license photo
project product quality process change human people senior junior staff strategy technical clinical hiring recruitment
recruiting talent acquisition sales marketing finance operations engineering research development design data software
hardware customer client account business public health care medicine medical acute general national international
global regional local central european union kingdom states england scotland wales ireland british english french german
spanish american london part one two three four five six seven eight nine ten option options choice confirmed
cancelled canceled rescheduled updated invitation invite calendar event message confidential privacy working
days hours minutes minute hour uk us eu usa utc gmt bst cet est pst parking reception main also both either each every
all any some most more other after before during until once then bring prepare ask tell let see look looking forward
reply respond confirm choose pick select send arrive come dress wear hard soft hot cold good great happy delighted
pleased sorry unfortunately however therefore meanwhile finally lastly additionally monday's hospital's board
""")
"""Capitalised words that make a run of words no person's name."""

FREE_MAIL = _set("""
gmail googlemail outlook hotmail live msn yahoo ymail icloud me aol gmx web proton protonmail mail fastmail zoho qq 163
example
""")
"""Domains that anybody has: they name no company."""
