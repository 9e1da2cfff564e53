"""The candidate's criteria besides money, from YAML: weights, and a score from 1 to 5 for each company."""

from pydantic import ValidationError

from finalist.core.errors import InputProblems, Problem
from finalist.core.offers.criteria import Criteria
from finalist.ingest.offer_tree import offer_tree
from finalist.ingest.plain import read_plain


def read_criteria(data: bytes, name: str) -> Criteria:
    """The criteria. Raises InputProblems with every problem of the file, Unreadable when it is no YAML mapping."""
    tree = offer_tree(read_plain(data, name).text, name)
    try:
        return Criteria.model_validate(tree.values)
    except ValidationError as error:
        found = []
        for item in error.errors(include_url=False):
            place = tree.place(tuple(item["loc"]))
            field = ".".join(map(str, item["loc"]))
            said = {"missing": "is missing", "extra_forbidden": "is neither weights nor scores"}.get(
                item["type"], "must be a number: weights 0 to 100, scores 1 to 5"
            )
            found.append(Problem(item["type"], f"“{field}” {said}.", name, place.line if place else 0, field, "error"))
        raise InputProblems(found) from None
