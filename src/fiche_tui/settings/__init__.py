"""What a person sets once for all workshops: one commented TOML file, read, judged and written back."""
