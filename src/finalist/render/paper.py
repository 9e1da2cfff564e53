"""What every PDF has in common: the accessibility it claims, and how Typst says that a letter has no glyph."""

from typing import Literal

ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, titled, with a language."""
NO_GLYPH = "could not be displayed"
