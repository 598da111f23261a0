"""Who is invited, who is here, who votes."""
