"""What an earlier meeting decided, and what became of it."""
