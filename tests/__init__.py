"""Tests, laid out like src; and the scripts that only developers run."""
