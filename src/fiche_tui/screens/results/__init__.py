"""What the group answered: reveal, guided pass, vote, ties."""
