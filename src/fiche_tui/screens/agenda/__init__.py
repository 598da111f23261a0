"""The agenda of a workshop: its steps, their minutes, catching up."""
