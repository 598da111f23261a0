"""Verdicts on the terminal: its size, its letters, its colours, its keys."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fiche_tui.doctor.facts import Facts, TerminalFacts
from fiche_tui.doctor.verdict import Mark, Verdict
from fiche_tui.keys.table import COMMANDS
from fiche_tui.language.translation import _
from fiche_tui.workshop.short_text import shortened

COLUMNS, ROWS = 80, 24

EMULATORS: Mapping[str, str] = MappingProxyType(
    {
        "gnome-terminal": "GNOME Terminal",  # not shown
        "xfce4-terminal": "Xfce Terminal",  # not shown
        "vscode": "VS Code",  # not shown
        "jetbrains": "JetBrains",
        "apple": "Terminal (macOS)",
        "vte": "VTE",
    }
)
"""Those whose habits are known, by the name that the facts give them."""

_HELP_TAKEN = ("gnome-terminal", "xfce4-terminal")
_EDITORS = ("vscode", "jetbrains")
_NO_CLIPBOARD = ("gnome-terminal", "xfce4-terminal", "apple", "vte")
_LONGEST = 40
_LOCALE = re.compile("[a-z]{2,3}_[A-Z]{2}")


def terminal_verdicts(facts: Facts) -> Iterator[Verdict]:
    """Yield the verdicts on the terminal, or one that says that there is none."""
    found = facts.terminal
    if found is None:
        said = _("il n’y en a pas ici, et rien n’en a été vu. Relancez fiche doctor dans celui de la rencontre.")
        yield Verdict("terminal", Mark.NOTE, _("Terminal"), said)
        return
    yield _size(found)
    yield _term(found)
    yield _colours(found)
    yield _letters(found)
    yield _multiplexer(found, facts.is_remote)
    yield _keys(found)
    yield _clipboard(found)


def _size(found: TerminalFacts) -> Verdict:
    if found.size is None:
        said = _("le terminal ne la dit pas. Ouvrez-en un autre, ou donnez-la avec COLUMNS et LINES.")
        return Verdict("size", Mark.NOTE, _("Taille"), said)
    columns, rows = found.size
    if columns < COLUMNS or rows < ROWS:
        mark = Mark.WRONG
        said = _(
            "{columns} colonnes et {rows} rangées; il en faut 80 et 24. "
            "Agrandissez la fenêtre, ou réduisez les caractères (Ctrl −)."
        )
    else:
        mark, said = Mark.GOOD, _("{columns} colonnes et {rows} rangées.")
    return Verdict("size", mark, _("Taille"), said.format(columns=columns, rows=rows))


def _term(found: TerminalFacts) -> Verdict:
    if found.term in ("", "dumb"):
        said = _("ce terminal ne peut pas dessiner un écran. Ouvrez-en un autre (TERM=xterm-256color).")
        return Verdict("term", Mark.WRONG, "TERM", said)
    return Verdict("term", Mark.GOOD, "TERM", f"{shortened(found.term, _LONGEST)}.")


def _colours(found: TerminalFacts) -> Verdict:
    mark = Mark.NOTE
    if found.no_colour:
        said = _("la variable NO_COLOR les éteint. Pour les avoir : unset NO_COLOR")
    elif found.colours < 256 and found.term.startswith("linux"):
        # Another name would only hide from the program that this font lacks its signs.
        said = _(
            "16, celles de la console : le programme y prend la palette à fort contraste, et des signes plus simples."
        )
    elif found.colours < 256:
        term = "tmux-256color" if found.multiplexer in ("tmux", "byobu") else "xterm-256color"
        said = _(
            "16 au plus : le programme y prend la palette à fort contraste. "
            "Si le terminal en montre plus : export TERM={term}"
        )
        said = said.format(term=term)
    else:
        mark = Mark.GOOD
        said = _("256.") if found.colours == 256 else _("toutes.")
    return Verdict("colours", mark, _("Couleurs"), said)


def _letters(found: TerminalFacts) -> Verdict:
    tongue, _dot, charset = found.locale.partition("@")[0].rpartition(".")
    if charset.lower().replace("-", "") == "utf8":
        return Verdict("letters", Mark.GOOD, _("Lettres"), _("en UTF-8."))
    if tongue:
        mark = Mark.WRONG
        said = _("réglées sur {charset} : les accents seront faux. Réglez le terminal sur UTF-8, puis : {command}")
    elif found.multiplexer in ("tmux", "byobu"):
        mark = Mark.WRONG
        said = _("rien ne demande UTF-8, et tmux écrira « _ » au lieu des accents. Quittez-le, puis : {command}")
    else:
        mark = Mark.NOTE
        said = _("rien ne demande UTF-8. Si les accents sont faux : {command}")
    named = next((name for name in (tongue, charset) if _LOCALE.fullmatch(name)), "C")
    command = f"export LC_ALL={named}.UTF-8"  # not shown
    said = said.format(charset=shortened(charset, _LONGEST), command=command)
    return Verdict("letters", mark, _("Lettres"), said)


def _multiplexer(found: TerminalFacts, is_remote: bool) -> Verdict:
    mark = Mark.NOTE
    if found.multiplexer == "screen":
        said = _("GNU screen garde Ctrl+A, et la souris peut y écrire des chiffres. Préférez tmux.")
    elif found.multiplexer == "zellij":
        said = _("zellij garde Ctrl+Q, Ctrl+P et d’autres touches. Verrouillez-le d’abord avec Ctrl+G.")
    elif found.multiplexer:
        mark = Mark.GOOD
        said = _("{name}; l’écran y prend la taille de la plus petite fenêtre branchée.").format(name=found.multiplexer)
    elif is_remote:
        said = _(
            "aucun, et une liaison coupée ferme le programme (rien n’est perdu, fiche run le rouvre). "
            "Ouvrez tmux d’abord pour qu’il reste ouvert."
        )
    else:
        mark, said = Mark.GOOD, _("aucun, et il n’en faut pas.")
    return Verdict("multiplexer", mark, _("Multiplexeur"), said)


def _keys(found: TerminalFacts) -> Verdict:
    subject = _("Touches")
    ours = used_keys()
    if kept := [key for key in found.kept_keys if key in ours]:
        said = _("{name} garde {keys}, que le programme ne verra pas. Rendez-les-lui : {command}")
        unbound = "; ".join(f"tmux unbind -n {key}" for key in kept)  # not shown
        command = _("Maj+F12") if found.multiplexer == "byobu" else unbound
        keys = ", ".join(ours[key] for key in kept)
        words = said.format(name=found.multiplexer, keys=keys, command=command)
        return Verdict("keys", Mark.WRONG, subject, words)
    name = EMULATORS.get(found.program, "")
    if found.program in _HELP_TAKEN:
        said = _("{name} garde F1; tapez « ? » pour l’aide.").format(name=name)
        return Verdict("keys", Mark.NOTE, subject, said)
    if found.program in _EDITORS:
        said = _("{name} garde des touches F. Prenez plutôt un terminal à part.").format(name=name)
        return Verdict("keys", Mark.NOTE, subject, said)
    if found.program == "apple":
        return Verdict("keys", Mark.NOTE, subject, _("sur un Mac, les touches F se tapent avec Fn."))
    return Verdict("keys", Mark.GOOD, subject, _("aucun programme connu ne les garde. Essayez F1 : l’aide s’ouvre."))


def used_keys() -> Mapping[str, str]:
    """Return the keys of the program that a multiplexer may keep, by tmux's names, with the names people say."""
    pressed = {key.upper() for one in COMMANDS for key in one.each_key if key[0] == "f" and key[1:].isdigit()}
    return {**{key: key for key in sorted(pressed)}, "C-q": "Ctrl+Q"}


def _clipboard(found: TerminalFacts) -> Verdict:
    mark = Mark.NOTE
    if found.multiplexer == "screen":
        said = _("GNU screen ne le transmet pas. Enregistrez plutôt un fichier.")
    elif found.program in _NO_CLIPBOARD:
        said = _("{name} n’accepte pas de texte d’un programme. Enregistrez plutôt un fichier.")
        said = said.format(name=EMULATORS[found.program])
    elif found.tmux_clipboard in ("off", "external"):
        said = _("tmux ne le transmet pas. Pour qu’il le fasse : tmux set -s set-clipboard on")
    else:
        mark = Mark.GOOD
        said = _("le texte est envoyé au terminal, qui ne dit jamais s’il l’a pris. Essayez avant la rencontre.")
    return Verdict("clipboard", mark, _("Presse-papiers"), said)
