"""What a template shows, as one frozen dataclass each: read, ordered, worded; never a rule."""
