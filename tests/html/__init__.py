"""The HTML in a browser, under a checker and on paper: what takes long, and needs more than Python."""
