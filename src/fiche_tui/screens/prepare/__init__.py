"""Preparing a meeting: details, sheet, method, people."""
