"""Terminals that draw something else for italics."""

from collections.abc import Mapping

_OTHERWISE = ("screen", "linux", "vt")
"""What the names of such terminals begin with.

GNU screen reverses what is italic, as the bar of a chosen row is, and so does tmux wherever it calls itself screen, as
byobu has it do; the Linux console draws it in green.
"""


def without_italics(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal of these variables draws italics as something that means something else."""
    return environment.get("TERM", "").lower().startswith(_OTHERWISE)
