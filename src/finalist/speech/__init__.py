"""From sound to words with times, on this machine: recognisers, speech regions, pauses. No network, no torch."""
