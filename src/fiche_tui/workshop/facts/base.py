"""The base of everything that happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """Anything that happened."""
