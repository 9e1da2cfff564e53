"""A résumé on paper and screen: one sheet of words, themes as data, and a writer for each format."""
