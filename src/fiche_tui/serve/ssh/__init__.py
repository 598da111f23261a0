"""The SSH door: one process that lets people in by a token, without an account of the machine. Needs the extra."""
