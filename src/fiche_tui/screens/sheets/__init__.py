"""The activity sheets at hand."""
