"""Facts and statements kept consistent: what was said, where, to whom, and what may still be used."""
