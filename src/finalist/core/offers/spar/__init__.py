"""A rehearsal of the talk about pay: authored people, hidden limits, a state machine, and a look back."""
