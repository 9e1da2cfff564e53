"""Pages: parse, call, present. No rules live here."""
