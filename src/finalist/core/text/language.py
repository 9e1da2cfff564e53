"""Whether a text is English: what is measured by English words is not measured in another language."""

from finalist.core.text.terms import STOP, words

ENGLISH = 0.27
"""Share of small English words from which a text counts as English. 130 stories had 0.31 to 0.64; others stay below 0.26."""
FEW = 8
"""Words below which nothing can be said, and English is assumed."""


def is_english(text: str) -> bool:
    """False when most letters are not Latin, or the text is long enough to tell and has too few small English words."""
    sample = text[:20_000]
    letters = [char for char in sample if char.isalpha()]
    if sum(char < "\u0250" for char in letters) < 0.7 * len(letters):
        return False
    said = words(sample)
    return len(said) < FEW or sum(word in STOP for word in said) >= ENGLISH * len(said)
