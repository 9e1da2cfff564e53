"""Text as the rules need it: sentences, terms, quantities, dates, names, similarity."""
