"""Offers: what they pay over the years, how they compare, what to ask, and what the contract says."""
