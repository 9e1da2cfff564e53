"""What a résumé must prove: that machines read it as it was meant, and that it shows what a posting asks."""
