"""The plan as a reader meets it: lookups, dates and labels resolved once, for page, PDF and terminal."""
