"""The minutes on screen: reading, correcting, saving, adopting."""
