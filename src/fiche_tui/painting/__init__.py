"""Our own lines on a terminal, without Textual: what only shows, or asks little, starts at once and weighs little."""
