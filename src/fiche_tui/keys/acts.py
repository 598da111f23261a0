"""Acts: what each command of the table does, a method found by the id of its command.

To find what a key does, search its id: one line of the table, one function.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from fiche_tui.keys.bindings import command

Act = Callable[[], Awaitable[None] | None]
"""Runs to its end at once, or returns what a worker awaits: an act that asks something is ``async``."""

Method = TypeVar("Method", bound=Callable[..., Awaitable[None] | None])

_IDS = "command_ids"


def act(*command_ids: str) -> Callable[[Method], Method]:
    """Return a decorator that makes a method the act of these commands. Raises KeyError for an unknown id."""
    for command_id in command_ids:
        command(command_id)

    def mark(method: Method) -> Method:
        setattr(method, _IDS, command_ids)
        return method

    return mark


def acts_of(*owners: object) -> Mapping[str, Act]:
    """Return every act of these objects by command id. Raises ValueError when two of them claim one id."""
    found: dict[str, Act] = {}
    for owner in owners:
        for name, command_ids in _marked(type(owner)):
            for command_id in command_ids:
                if command_id in found:
                    raise ValueError(f"{command_id} has two acts, one of them in {type(owner).__name__}")
                found[command_id] = getattr(owner, name)
    return found


def ids_in(kind: type) -> frozenset[str]:
    """Return the ids of the commands that objects of this class have acts for."""
    return frozenset(command_id for _name, command_ids in _marked(kind) for command_id in command_ids)


def _marked(kind: type) -> Iterator[tuple[str, Iterable[str]]]:
    # Read from the classes: a property must not run just to be found.
    names: dict[str, object] = {}
    for one in reversed(kind.__mro__):
        names.update(vars(one))
    for name, value in names.items():
        if command_ids := getattr(value, _IDS, ()):
            yield name, command_ids
