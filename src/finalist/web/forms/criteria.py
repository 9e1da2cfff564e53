"""What is weighed besides money, as the form's table sends it: a row a criterion, a column a company."""

from django.http import QueryDict

from finalist.services.deciding import MOST


def criteria_in(sent: QueryDict) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """(criterion → weight, company → criterion → score), as typed; rows without a name are left out."""
    companies = sent.getlist("company")[:20]
    names = {number: " ".join(sent.get(f"name-{number}", "").split()) for number in range(1, MOST + 1)}
    given = {number: name for number, name in names.items() if name}
    weights = {name: sent.get(f"weight-{number}", "") for number, name in given.items()}
    scores = {
        company: {name: sent.get(f"score-{number}-{at}", "") for number, name in given.items()}
        for at, company in enumerate(companies)
    }
    return weights, scores
