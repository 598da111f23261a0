"""How the errors of the store are made."""

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

from fiche_tui.workshop.frozen import compile_late

_Error = TypeVar("_Error")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def failure(cls: type[_Error]) -> type[_Error]:
    """Return an error that is made of its fields; its constructor is compiled when it first happens."""
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    compile_late(made)
    return made  # type: ignore[no-any-return]
