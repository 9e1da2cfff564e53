"""“You”: who the candidate is, what they keep to themselves, and the résumé every opportunity falls back to."""

from dataclasses import dataclass
from typing import Any

from finalist.services import profile
from finalist.store.models import Paper


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What stands in the form. `resume`: the default one, with the facts that show whether it was read rightly."""

    values: dict[str, str]
    zone: str
    resume: Paper | None
    problems: tuple[Any, ...]
    draft: bool


def profile_page(owner: Any, draft: dict[str, str]) -> ProfilePage:
    """Read it for `owner`; two queries."""
    kept = {name: str(owner.profile.get(name, "")) for name in profile.LENGTHS}
    zone = owner.settings.get("zone", "")
    resume = profile.resume_of(owner)
    typed = {name: draft.get(name, value) for name, value in kept.items()}
    return ProfilePage(
        typed, draft.get("zone", zone), resume, tuple(resume.problems) if resume else (), bool(draft) and typed != kept
    )
