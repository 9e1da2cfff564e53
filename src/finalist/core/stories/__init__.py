"""Stories as material: whole or not, what they show, which to tell to whom."""
