"""How the errors of the store are made."""

from dataclasses import field
from typing import TypeVar, dataclass_transform

from fiche_tui.workshop.frozen import describe_late

_Error = TypeVar("_Error")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def failure(cls: type[_Error]) -> type[_Error]:
    """Return an error that is made of its fields; its constructor is compiled when it first happens."""
    describe_late(cls)
    return cls
