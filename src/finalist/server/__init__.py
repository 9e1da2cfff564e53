"""The workspace as a program that runs: its folder, settings, safety, start and care."""
