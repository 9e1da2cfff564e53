"""The documents: what comes in and what goes out, as strict frozen values with their evidence."""
