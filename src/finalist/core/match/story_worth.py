"""What a story is worth besides its fit: whether it is whole, how long ago it was, whether this employer heard it.

All three are conventions of this program: a fit of 0.8 stays ahead of one of 0.5 whatever they say.
"""

import re
from datetime import date

from finalist.core.documents.story import Story

RECENT, OLD = 3, 10
"""Years: a younger story counts in full, an older one for least; in between in proportion."""
OLDEST, HEARD, BARE = 0.8, 0.9, 0.7
"""Worth of an old story, of one that somebody at this employer has heard, and of one without any of its parts."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def completeness(story: Story) -> float:
    """0.7 for a story with none of situation, task, action and result, 1 for one with all four."""
    found = {span.part for span in story.parts} - {"lesson"}
    return BARE + (1 - BARE) * len(found) / 4


def freshness(story: Story, today: date) -> float:
    """By the last year of its `when:` line; 1 when it says none, for what is not said is not held against it."""
    years = [int(year) for year in _YEAR.findall(story.when.value)] if story.when else []
    if not years:
        return 1.0
    age = min(max(today.year - max(years), RECENT), OLD)
    return 1.0 - (1.0 - OLDEST) * (age - RECENT) / (OLD - RECENT)


def story_worth(story: Story, today: date) -> float:
    """The factor to a story's fit, over 0 and at most 1."""
    return completeness(story) * freshness(story, today) * (HEARD if story.told_to else 1.0)
