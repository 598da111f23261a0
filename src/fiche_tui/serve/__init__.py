"""The doors of participants: their own ballot on their own terminal, and the meeting beside it."""
