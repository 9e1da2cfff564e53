"""What the candidate's own log says about stages, and what may come of what is open."""
