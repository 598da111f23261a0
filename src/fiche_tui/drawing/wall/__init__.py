"""What the room sees, as lines: drawn from ``room.json``'s values and a moment, and from nothing else."""
