"""When to practise what again, and what practice has come to: spacing up to the interview, coverage, trends."""
