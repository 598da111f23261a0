"""One table of commands: it feeds the bindings, the row of keys, the palette and the help.

A letter, a sign or an F-key means one thing in the whole program. Two commands may share one only when the second
says ``same_as`` the first: the same gesture on another kind of list. Digits answer what is asked. Enter, Escape,
arrows and Backspace belong to the screen that shows them.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from textual.binding import Binding, BindingType

from fiche_tui.keys.keyboard import DIGIT_ALIASES, digit_of, key_name
from fiche_tui.keys.table import COMMANDS, GROUPS, Command
from fiche_tui.language.translation import _

__all__ = [
    "COMMANDS",
    "DIGIT_ALIASES",
    "GROUPS",
    "HELP",
    "Command",
    "act_bindings",
    "arrow_bindings",
    "command",
    "digit_bindings",
    "digit_of",
    "hints",
    "key_name",
    "key_of",
    "keys_shown",
]


HELP: tuple[tuple[str, tuple[Command, ...]], ...] = tuple(
    (heading, tuple(command for command in COMMANDS if command.group == group)) for group, heading in GROUPS.items()
)
"""The help screen's table: each group's heading (a msgid) with its commands, in order."""

_FAR = 100_000
"""Further than any list goes."""

_BY_ID: Mapping[str, Command] = MappingProxyType({command.id: command for command in COMMANDS})


def command(command_id: str) -> Command:
    """Return the command of that id; KeyError when the table has none."""
    return _BY_ID[command_id]


def keys_shown(command_id: str) -> str:
    """Return every key of a command as written on screen, the main one first: "? F1"; empty when it has none.

    The unshifted AZERTY row is not written: the digit says it.
    """
    keys = command(command_id).each_key
    return " ".join(key_name(key) for key in keys if key == "minus" or key not in DIGIT_ALIASES)


def key_of(command_id: str) -> str:
    """Return the main key of a command as written on screen, empty when it has none."""
    return next((key_name(key) for key in command(command_id).each_key), "")


def hints(*command_ids: str, verbs: Mapping[str, str] = MappingProxyType({})) -> list[tuple[str, str]]:
    """Return (key, label) pairs for the last row of a screen, translated now; only the main key of each.

    ``verbs`` are what some of them do in the present state, by id, in place of their label.
    """
    return [(key_of(one), verbs.get(one) or _(command(one).label)) for one in command_ids]


def act_bindings(*names: str, but: Collection[str] = ()) -> list[BindingType]:
    """Return Textual bindings that run the acts of these commands; a name is a command's id or a whole group.

    Commands that only the help lists are left out, as those without a key and those of ``but``. Words are translated at
    the call, thus when the class is defined: the command line sets the language before it imports a screen. KeyError
    for an unknown name.
    """
    chosen: list[Command] = []
    for name in names:
        chosen += [one for one in COMMANDS if one.group == name] if name in GROUPS else [command(name)]
    return [_binding(one) for one in chosen if one.keys and not one.help_only and one.id not in but]


def digit_bindings(action: str = "digit") -> list[BindingType]:
    """Return ten hidden bindings, AZERTY row included: the key for 7 runs ``action(7)``."""
    aliases = {digit: key for key, digit in DIGIT_ALIASES.items()}
    return [
        Binding(f"{digit},{aliases[digit]}", f"{action}({digit})", show=False, id=f"digit.{digit}")
        for digit in range(10)
    ]


def arrow_bindings(action: str = "move", *, ends: bool = False) -> list[BindingType]:
    """Return the hidden bindings of the arrows: ↑ runs ``action(-1)``, ↓ ``action(1)``; ``ends`` adds Home and End."""
    steps = {"up": -1, "down": 1, **({"home": -_FAR, "end": _FAR} if ends else {})}
    return [Binding(key, f"{action}({step})", show=False) for key, step in steps.items()]


def _binding(one: Command) -> Binding:
    return Binding(
        one.keys,
        f"run({one.id!r})",
        _(one.label),
        tooltip=_(one.tooltip),
        key_display=key_of(one.id),
        id=one.id,
    )
