"""What people type when they are asked for a yes."""

YES = ("o", "oui", "y", "yes")


def means_yes(text: str) -> bool:
    """Return whether a typed answer agrees, in either language of the interface."""
    return text.strip().lower() in YES
