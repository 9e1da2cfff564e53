"""“You”: who the candidate is, what they keep to themselves, and the résumé every opportunity falls back to."""

from dataclasses import dataclass
from typing import Any

from finalist.services import profile, resume_choice
from finalist.store.models import Paper, Resume


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What stands in the form. `resume`: the default one that was handed in, with the facts that show whether it was
    read rightly; `written`: the one written here that goes before it, None when there is none.
    """

    values: dict[str, str]
    zone: str
    resume: Paper | None
    written: Resume | None
    problems: tuple[Any, ...]
    draft: bool


def profile_page(owner: Any, draft: dict[str, str]) -> ProfilePage:
    """Read it for `owner`; three queries."""
    kept = {name: str(owner.profile.get(name, "")) for name in profile.LENGTHS}
    zone = owner.settings.get("zone", "")
    resume = profile.resume_of(owner)
    typed = {name: draft.get(name, value) for name, value in kept.items()}
    problems = tuple(resume.problems) if resume else ()
    is_draft = bool(draft) and typed != kept
    return ProfilePage(typed, draft.get("zone", zone), resume, resume_choice.in_use(owner), problems, is_draft)
