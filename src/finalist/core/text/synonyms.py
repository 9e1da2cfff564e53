"""Words that mean the same to a hiring manager, and words that mean nothing because everybody writes them.

A line is one concept; words are compared by their stems. Kept to groups where one word can stand for the other in a
claim of experience: a wrong group here makes a false match, a missing one only a missed match.
"""

from functools import cache

from finalist.core.text.terms import stem, terms

_GROUPS = """
lead led leading manage manager managed managing supervise supervised supervisor supervisory supervising oversee oversaw
chair chaired chairing
mentor mentored coach coached coaching train trained training trainer teach taught teaching tutor instruct
sell sold selling sales seller
client customer account buyer
patient patients
buy bought purchasing purchase procurement procure procured sourcing
build built building create created develop developed development
write wrote written writing author authored draft drafted
speak spoke present presented presentation presenting
budget budgeting budgets cost costs
hire hired hiring recruit recruited recruitment recruiting
negotiate negotiated negotiation negotiating bargain
analyse analyze analysis analytics analytical analysed analyzed
report reporting reported reports
plan planned planning schedule scheduled scheduling rota roster
improve improved improvement optimise optimize optimised optimized
reduce reduced cut lowered decrease decreased
grow grew growth increase increased raise raised raising rose risen
fix fixed repair repaired repairing mend
maintain maintained maintenance servicing
test tested testing qa
check checked inspect inspected inspection audit audited
install installed installation fit fitted fitting
clean cleaned cleaning hygiene sanitation
cook cooked cooking chef kitchen culinary
drive drove driving driver
nurse nursing nurses
child children pupil pupils student students
school classroom
warehouse warehousing depot
logistics distribution supply
accuracy accurate error errors
deliver delivered delivery
invoice invoicing invoices billing
ledger bookkeeping accounts
marketing campaign campaigns
deploy deployed deployment release released releases
bug bugs defect defects
degree bachelor bsc ba beng undergraduate graduate
masters master msc ma meng mba postgraduate
doctorate phd dphil
licence license licensed licenced
certificate certification certified certificates accredited
bilingual fluent native fluency
safety safe
medication medicines drugs
elderly older dementia
stock inventory
teamwork collaborate collaborated collaboration
till cashier checkout
weld welded welding welder
electrician electrical electrics wiring
plumber plumbing
lawyer legal law solicitor
volunteer volunteered volunteering
hospitality restaurant restaurants hotel hotels cafe catering
retail shop shops supermarket
"""

_GENERIC = """
experience experienced knowledge ability able skill skills skilled proven strong excellent good great solid track
record background understanding familiarity familiar proficiency proficient working work worked environment role
position job team teams company business organisation organization industry field relevant related similar
equivalent required requirement preferred desirable essential plus ideally must minimum least year years month day
highly motivated passionate dynamic fast paced fast-paced detail oriented level high quality demonstrated
demonstrable hands hands-on deep extensive thorough practical sound professional successful successfully success
people person day-to-day daily various multiple different range variety wide including support supported supporting
help helped helping ensure ensured provide provided providing responsible responsibility responsibilities need
want like make made take took get got keep kept area areas task tasks thing things part time way key main general
new use used using tool tools technique techniques method methods process processes project projects
candidate candidates ideal looking join opportunity willing willingness comfortable confident effective effectively
efficient efficiently independently independent right senior junior expert expertise qualification qualified one two
since date dates first last every each week weeks something anything else another side spent whole start started beyond
directly prefer preferably certain given enough whatever whenever belong belongs
three four five six seven eight nine ten system systems service services
"""


_LIGHT = """
lead manage run ran running build develop create write prepare preparing prepared plan improve raise raising reduce grow
fix maintain check test deliver give gave giving carry carried out do did hold held bring brought set setting start
started show showed evidence evidenced prove handle handled handling deal dealing dealt contribute contributed
participate participated involve involved oversee coordinate coordinated coordinating conduct conducted perform
performed performing administer administering administered organise organised organize organized organising
resolve resolved resolving achieve achieved achieving teach teaching supervise supervising assess assessing
report communicate communicating engage engaging apply applying produce producing produced design designed
command grasp record accurate current valid full clean basic advanced related end-to-end complex large busy external
internal regular post deliver launch identify understand understand learn able spoken written read reading operate
operating operation monitor monitoring implement implemented implementing own owned owning drive evaluate review
"""


@cache
def _concepts() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS.split("\n"):
        stems = [stem(word) for word in line.split()]
        table.update({word: stems[0] for word in stems if word not in table})
    return table


def concept_of(term: str) -> str:
    """The concept a stem stands for; itself when it is in no group."""
    return _concepts().get(term, term)


GENERIC = frozenset(concept_of(term) for term in terms(_GENERIC))
"""Concepts that do not tell one job from another."""
LIGHT = frozenset(concept_of(term) for term in terms(_LIGHT)) - GENERIC
"""Concepts of doing and degree: they tell a little, but what was done or held tells more."""
