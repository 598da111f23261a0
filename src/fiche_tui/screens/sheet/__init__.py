"""One sheet: its families side by side, read or adjusted."""
