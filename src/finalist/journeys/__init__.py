"""Whole journeys as functions of values, no database."""
