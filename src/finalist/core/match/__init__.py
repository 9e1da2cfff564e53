"""What fits what: requirements and evidence, questions and stories."""
