"""The parts of the game plan, one file each."""
