"""What a question is after: who has to answer it, its family, the competencies it looks for."""
