"""All that reaches into Textual's or the terminal's private side."""
