"""What adjusting the list asks: a wording, a label, a family, which of two roles stays. Dialogs, nothing else."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.cells import wrapped
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cut
from fiche_tui.screens.kit.dialogs import Ask, Choose, Confirm
from fiche_tui.screens.kit.entry import LONGEST, AskFields, AskText, Field, too_long
from fiche_tui.screens.sheet.list_line import size_words
from fiche_tui.workshop.likeness import Likeness, like_one, near_duplicates
from fiche_tui.workshop.sheet import LABEL_LENGTH
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, RoleFamily, State, listed_roles

_WORTH_A_LOOK = 0.25
"""How alike two texts are at least for one to stand among the first when the other is to be merged."""
_CHOICE_WIDTH = 58
_ANSWER_WIDTH = 60
_ANSWER_ROWS = 5


class Words(Enum):
    """What of a role's words a group changes."""

    TEXT = auto()
    LABEL = auto()
    FIRST = auto()
    """Everything as in the sheet again."""


def ask_which_words(role: Role) -> Ask[Words]:
    """Return the question on what of the role's words changes."""
    choices = [
        ("1", _("reformuler : changer le texte"), Words.TEXT),
        ("2", _("changer l’étiquette courte"), Words.LABEL),
        ("3", _("rétablir le texte d’origine"), Words.FIRST),
    ]
    return Ask(_("Les mots de {code}").format(code=role.code), [Content(role.text)], choices)


class AskRole(AskFields):
    """The text of a new role and its label. What is typed stays until it can be stored."""

    def __init__(self, family: RoleFamily, sign: str) -> None:
        most = ngettext("au plus {n} caractère", "au plus {n} caractères", LABEL_LENGTH).format(n=LABEL_LENGTH)
        super().__init__(
            _("Insérer un rôle : {family}").format(family=f"{sign} {family.title}"),
            [
                Field("text", _("Texte du rôle")),
                Field("label", _("Étiquette (facultative)"), hint=most),
            ],
        )

    def action_store(self) -> None:
        """Answer with both, or say what does not hold and go there."""
        text, label = self.query(Input)
        if not text.value.strip():
            text.focus()
            self.warn(_("Écrivez le texte du rôle, ou appuyez sur Échap."))
        elif refusal := too_long(label.value.strip(), LABEL_LENGTH):
            label.focus()
            self.warn(refusal)
        else:
            super().action_store()


class AskWording(AskText):
    """The wording of a role, wrapped so that the room reads all of it; Enter stores."""

    BINDINGS = [Binding("enter", "store_in_turn", show=False, priority=True, id="dialog.store_wording")]

    def __init__(self, role: Role) -> None:
        before = _("Texte de la fiche : {text}").format(text=role.sheet_text)
        super().__init__(
            _("Reformuler {code}").format(code=role.code),
            _("Nouveau texte"),
            role.text,
            multiline=True,
            max_length=max(LONGEST, len(role.text)),
            lines=[Content(before)] if role.reworded else [],
        )

    def keys_shown(self) -> list[tuple[str, str]]:
        """Enter stores here, since a role has no lines."""
        return [(key_name("enter"), _("enregistrer")), (key_name("escape"), _("revenir"))]


def ask_label(role: Role) -> AskText:
    """Return the label of a role."""
    most = ngettext("au plus {n} caractère", "au plus {n} caractères", LABEL_LENGTH).format(n=LABEL_LENGTH)
    title = _("Étiquette de {code}").format(code=role.code)
    lines = [Content(role.text)]
    return AskText(title, _("Étiquette"), role.label, max_length=LABEL_LENGTH, hint=most, lines=lines)


def ask_family(state: State, role: Role) -> Choose:
    """Return the family that a role goes to; the one after its own comes first."""
    ids = [family.id for family in state.families]
    here = ids.index(role.family) if role.family in ids else -1
    others = [*state.families[here + 1 :], *state.families[: max(0, here)]]
    options = [(family.id, Content(f"{sign_of(state, family)} {family.title}")) for family in others]
    title = _("Déplacer {code} vers").format(code=role.code)
    return Choose(title, options, lines=[Content(role.text)])


def ask_other(state: State, role: Role) -> Choose:
    """Return the role that means the same as ``role``: those that look alike first, then the list in order."""
    alike = {pair.other(role.id): pair for pair in _pairs_of(state, role)}
    rest = [other for other in listed_roles(state) if other is not role and other.id not in alike]
    first = [other for other in (state.role(other_id) for other_id in alike) if other]
    options = [(other.id, _choice(other, alike.get(other.id))) for other in (*first, *rest)]
    title = _("Fusionner {code} avec").format(code=role.code)
    return Choose(title, options, lines=[Content(role.text)])


def ask_kept(role: Role, other: Role) -> Ask[str]:
    """Return which of two roles stays: its code and its wording."""
    lines = [_("Quel texte garder? L’autre rôle sort de la liste; on peut le rétablir.")]
    if role.text == other.text:
        lines = [_("Les deux textes sont les mêmes. Quel code garder?")]
    choices = [(str(key), _whole(one), one.id) for key, one in enumerate((role, other), start=1)]
    return Ask(_("Fusionner {code} et {other}").format(code=role.code, other=other.code), lines, choices)


def ask_settle(state: State) -> Confirm:
    """Return whether the list is settled, and what that means."""
    lines = [
        Content(_("La liste a {size}.").format(size=size_words(state))).stylize("bold"),
        Content(_("C’est elle que le groupe évaluera. Pour ajouter ou fusionner des rôles, il faudra la rouvrir.")),
    ]
    same = [pair for pair in near_duplicates(state.roles) if pair.same]
    if same:
        codes = [_("{code} et {other}").format(**_codes(state, pair)) for pair in same[:3]]
        lines.append(Content(_("Encore le même texte : {pairs}.").format(pairs=", ".join(codes))))
    text = Content("\n\n").join(lines)
    return Confirm(_("Arrêter la liste?"), text, _("arrêter la liste"), _("continuer d’ajuster"))


def ask_reopen(ballots: int) -> Confirm:
    """Return whether a settled list is opened again although ballots are in."""
    text = ngettext(
        "{n} bulletin est déjà saisi. Rouvrir la liste le met de côté : il faudra évaluer de nouveau.",
        "{n} bulletins sont déjà saisis. Rouvrir la liste les met de côté : il faudra évaluer de nouveau.",
        ballots,
    ).format(n=ballots)
    return Confirm(_("Rouvrir la liste?"), text, _("rouvrir la liste"), _("la garder arrêtée"))


def sign_of(state: State, family: RoleFamily) -> str:
    """Return « A ● »."""
    return f"{family.letter} {shape_of(state, family.id)}"


def on_one_line(text: str) -> str:
    """What was typed as the text of a role: line ends become spaces, nothing else changes."""
    return re.sub(r"\s*\n\s*", " ", text)


def _pairs_of(state: State, role: Role) -> Iterable[Likeness]:
    return like_one(role.id, listed_roles(state), _WORTH_A_LOOK)


def _choice(role: Role, pair: Likeness | None) -> Content:
    note = "" if pair is None else _("même texte") if pair.same else _("proche")
    text = cut(_coded(role, one_line(role.text)), _CHOICE_WIDTH - len(note) - 2 * bool(note))
    # No colour: the chosen line has a background of its own.
    return Content.assemble(text, "  ", (note, "italic")) if note else text


def _whole(role: Role) -> Content:
    """Code and text under an answer's key, wrapped here so that the text lines up; its end is cut past some rows."""
    indent = 5 + len(role.code) + 2
    rows = wrapped(one_line(role.text), _ANSWER_WIDTH - indent, _ANSWER_ROWS)
    return _coded(role, ("\n" + " " * indent).join(rows))


def _coded(role: Role, text: str) -> Content:
    return Content.assemble((role.code, "bold"), "  ", text)


def _codes(state: State, pair: Likeness) -> dict[str, str]:
    found: Sequence[Role | None] = (state.role(pair.first), state.role(pair.second))
    code, other = (role.code if role else "?" for role in found)
    return {"code": code, "other": other}
