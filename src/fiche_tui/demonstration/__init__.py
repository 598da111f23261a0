"""A workshop to try the program on: invented people and ballots, and a coach that names one key at a time."""
