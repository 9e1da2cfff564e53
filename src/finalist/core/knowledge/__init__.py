"""What the field knows, as reviewed data files with typed loaders."""
