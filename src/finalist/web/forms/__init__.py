"""What a request carries, as values for services."""
