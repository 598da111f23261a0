"""The one table of commands and keys, and what is derived from it."""
