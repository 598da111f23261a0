"""The card of a role of the list: its whole text, where it comes from, what the group did to it, then its figures."""

from collections.abc import Iterable

from textual.content import Content

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.drawing.figures import counts_words, gap_words, level_words, levels_heading
from fiche_tui.drawing.scale_titles import begun, scale_title
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.sheet.shown_roles import shape_at
from fiche_tui.workshop.likeness import near_duplicates
from fiche_tui.workshop.results import assessed, revealed_round
from fiche_tui.workshop.sheet import Family, Item, Sheet
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, State, listed_roles
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import Purpose


def story_title(state: State, role: Role) -> str:
    """Return « B6 ■ Cohérence et complémentarité »."""
    family = state.family(role.family)
    return f"{role.code} {shape_of(state, role.family)} {family.title}" if family else role.code


def story(state: State, role: Role) -> Content:
    """Return the card of a role of a workshop."""
    return _card(role.text, role.label, _wordings(role), _marks(state, role), _figures(state, role))


def item_title(family: Family, position: int, item: Item) -> str:
    """Return the title of the card while a sheet is only read."""
    return f"{item.code} {shape_at(position)} {family.title}"


def item_story(item: Item) -> Content:
    """That card."""
    return _card(item.text, item.label, _source(item.source_text, item.text), [], [])


def _card(text: str, label: str, wordings: Iterable[str], marks: Iterable[str], figures: Iterable[str]) -> Content:
    # The back row reads the text, in bold; people nearby read the blocks under it.
    blocks = [Content(text).stylize("bold")]
    for lines in (marks, wordings, [_("Étiquette : {label}").format(label=label)] if label else [], figures):
        told = "\n".join(lines)
        if told:
            blocks.append(Content(told))
    return Content("\n\n").join(blocks)


def _wordings(role: Role) -> list[str]:
    lines = []
    if role.reworded and role.sheet_text != role.source_text:
        lines.append(_("Texte de la fiche : {text}").format(text=role.sheet_text))
    return lines + _source(role.source_text, role.text)


def _source(source: str, text: str) -> list[str]:
    return [_("Texte d’origine : {text}").format(text=source)] if source and source != text else []


def _marks(state: State, role: Role) -> list[str]:
    marks = []
    family, kept = state.family(role.family), state.role(role.absorbed_by)
    if role.hidden and not kept:
        marks.append(_("Masqué : il n’est pas sur la liste"))
    if kept:
        marks.append(_("Fusionné dans {code} : {text}").format(code=kept.code, text=one_line(kept.text)))
    if role.added:
        marks.append(_("Ajouté par le groupe"))
    if role.reworded:
        marks.append(_("Reformulé par le groupe"))
    if role.moved and family:
        marks.append(_("{code}, passé en {letter}").format(code=role.code, letter=family.letter))
    for one in state.roles:
        if one.absorbed_by == role.id:
            marks.append(_("Réunit aussi {code} : {text}").format(code=one.code, text=one_line(one.text)))
    return marks + _likenesses(state, role)


def _likenesses(state: State, role: Role) -> list[str]:
    if state.settled:
        return []
    lines = []
    for pair in near_duplicates(listed_roles(state)):
        other = state.role(pair.other(role.id)) if role.id in (pair.first, pair.second) else None
        if other:
            words = _("Même texte que {code}") if pair.same else _("Proche de {code} : {text}")
            lines.append(words.format(code=other.code, text=one_line(other.text)))
    return lines


def _figures(state: State, role: Role) -> list[str]:
    lines = []
    row = assessed(state).get(role.id)
    if row:
        lines += _figure_lines(state.sheet, row)
    vote = revealed_round(state, Purpose.VOTE)
    if vote and role.id in vote.asked.subjects:
        counts = vote.tally.counts.get(role.id)
        dots = counts[0][0] if counts else 0
        lines.append(ngettext("Vote : {n} point", "Vote : {n} points", dots).format(n=dots))
    return lines


def _figure_lines(sheet: Sheet, row: Figures) -> list[str]:
    levels, spreads = [], []
    for title, median, counts in (
        (begun(scale_title(sheet, "today")), row.today, row.today_counts),
        (begun(scale_title(sheet, "wanted")), row.wanted, row.wanted_counts),
    ):
        if counts:
            levels.append(f"{title} {level_words(median, len(counts) - 2)}")
            told = _("{question}, {levels} : {counts}")
            spreads.append(told.format(question=title, levels=levels_heading(len(counts)), counts=counts_words(counts)))
    if row.gap is not None:
        levels.append(_("Écart {gap}").format(gap=gap_words(row.gap)))
    lines = (["   ".join(levels)] if levels else []) + spreads
    if row.divided:
        lines.append(_("↔ le groupe est partagé"))
    if row.marks:
        words = _("À renforcer {n} · à alléger {m}")
        lines.append(words.format(n=row.marked("reinforce"), m=row.marked("lighten")))
    return lines
