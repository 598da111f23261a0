"""One workshop in the hands of a facilitator: commands in, facts on disk, state out."""
