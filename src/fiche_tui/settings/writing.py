"""Writing the file: a commented template, and a value changed in place with the person's comments kept."""

import re

from fiche_tui.language.translation import _
from fiche_tui.settings.reading import Reading, line_of_key, read
from fiche_tui.settings.values import KEYS, Settings, Value, value_of, with_value

_AFTER = re.compile(
    r"""(?P<before>\s*["']?\w+["']?\s*=\s*)
    (?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s"'\#\[{]+)
    (?P<after>[ \t]*(?:\#.*)?\r?)""",
    re.VERBOSE,
)
"""A line that sets a key to a value of one line, and what follows the value."""


def written(value: Value) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def template() -> str:
    """Return the file to begin with, its comments in the language spoken here: every key at its default, unset."""
    lines = [
        _("# Les réglages de fiche, pour tous vos ateliers."),
        _("# Une ligne qui commence par # ne compte pas : ôtez-le pour régler."),
        _("# fiche doctor dit ce qui ne va pas dans ce fichier."),
    ]
    for key in KEYS.values():
        lines += ["", f"# {_(key.about)}", f"#{key.name} = {written(value_of(Settings(), key.name))}"]
    return "\n".join([*lines, ""])


def changed(text: str, name: str, value: Value) -> str | None:
    """Return the text of the file with another value for a key, every other line as it was.

    The line that sets the key is written anew, its comment kept; else the commented one of the template takes the
    value; else a line is added before the first table. ``None`` when the file cannot be changed safely: it is no
    TOML, or sets the key in a way that takes several lines.
    """
    before = read(text.encode("utf-8", "surrogatepass"))
    if any(one.code in ("not-toml", "not-utf8") for one in before.problems):
        return None
    result = _replaced(text, name, written(value))
    return result if result is not None and _means(result, before, name, value) else None


def _replaced(text: str, name: str, value: str) -> str | None:
    lines = text.split("\n")
    if place := line_of_key(text, name):
        found = _AFTER.fullmatch(lines[place - 1])
        if found is None:
            return None
        lines[place - 1] = f"{found['before']}{value}{found['after']}"
        return "\n".join(lines)
    first_table = next((at for at, line in enumerate(lines) if line.lstrip(" \t").startswith("[")), len(lines))
    unset = re.compile(rf"#[ \t]?{re.escape(name)}[ \t]*=.*")
    for at, line in enumerate(lines[:first_table]):
        if unset.fullmatch(line):
            lines[at] = f"{name} = {value}"
            return "\n".join(lines)
    end = first_table if first_table < len(lines) or lines[-1] else len(lines) - 1
    return "\n".join([*lines[:end], f"{name} = {value}", *(lines[end:] or [""])])


def _means(text: str, before: Reading, name: str, value: Value) -> bool:
    """Say whether a changed text sets what was asked, and leaves everything else as it was."""
    after = read(text.encode("utf-8", "surrogatepass"))
    others = [(one.code, one.key, one.found) for one in before.problems if one.key != name]
    return (
        after.settings == with_value(before.settings, name, value)
        and [(one.code, one.key, one.found) for one in after.problems] == others
    )
