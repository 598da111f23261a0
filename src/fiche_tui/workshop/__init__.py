"""The domain: what happens in a workshop, and what follows from it. Standard library only, no clock, no files."""
