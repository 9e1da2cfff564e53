"""People afterwards: when to write again, and when to apply again."""
