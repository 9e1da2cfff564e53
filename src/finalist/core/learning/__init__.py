"""What many interviews teach together: shares that say how little they rest on."""
