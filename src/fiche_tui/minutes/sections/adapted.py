"""Liste adaptée par le groupe: what the group made of the sheet's list, with the original texts beside.

The spelling that the sheet corrects belongs to the data."""

from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Paragraph, joined, strong
from fiche_tui.minutes.naming import by_code, part, quoted, role_name
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import Role, State


def adapted(state: State, words: Words) -> list[Block]:
    """Additions, rewordings, moves, merges, what was hidden, families; nothing of a sheet without roles."""
    _ = words._
    if not state.roles:
        return []
    items = [*_families(state, words)]
    for role in sorted(state.roles, key=lambda role: by_code(role.code)):
        items += _role(state, role, words)
    items += _merged(state, words)
    blocks: list[Block] = [part(_("Liste adaptée par le groupe"))]
    if not state.settled:
        blocks.append(Paragraph(_("La liste n’est pas encore arrêtée.")))
    if items:
        return [*blocks, Bullets(tuple(items))]
    return [*blocks, Paragraph(_("Le groupe n’a rien changé à la liste de la fiche."))]


def _families(state: State, words: Words) -> list[Item]:
    _ = words._
    items = []
    for family in state.families:
        letter, title = strong(family.letter), quoted(words, family.title)
        if not family.source_title:
            items.append(Item(_("{letter} : famille ajoutée, {title}", letter=letter, title=title)))
        elif family.title != family.source_title:
            before = quoted(words, family.source_title)
            items.append(
                Item(
                    _(
                        "{letter} : famille renommée {title}; titre de la fiche : {before}",
                        letter=letter,
                        title=title,
                        before=before,
                    )
                )
            )
    kept = {family.id for family in state.families}
    for gone in state.sheet.families:
        if gone.id not in kept:
            title = quoted(words, gone.title)
            items.append(Item(_("{letter} : famille retirée, {title}", letter=strong(gone.letter), title=title)))
    return items


def _role(state: State, role: Role, words: Words) -> list[Item]:
    """Return what happened to one role, merging left out: that concerns two."""
    _ = words._
    home, place = state.family(role.home), state.family(role.family)
    what: list[Inline] = []
    if role.added:
        what.append(_("ajouté"))
    if role.reworded:
        what.append(_("reformulé"))
    if role.moved and home and place:
        what.append(_("passé en {letter}", letter=place.letter))
    if role.hidden:
        what.append(_("retiré") if home else _("retiré avec sa famille"))
    if not what:
        return []
    head = _("{role} — {changes}", role=role_name(role), changes=joined(what, ", "))
    return [Item(head, _originals(role, words))]


def _originals(role: Role, words: Words) -> tuple[Item, ...]:
    """Return the wordings that came before, the sheet's and its source's where they differ."""
    _ = words._
    if not role.reworded:
        return ()
    items = [Item(_("Texte de la fiche : {text}", text=quoted(words, role.sheet_text)))]
    if role.source_text and role.source_text != role.sheet_text:
        items.append(Item(_("Texte d’origine : {text}", text=quoted(words, role.source_text))))
    return tuple(items)


def _merged(state: State, words: Words) -> list[Item]:
    _ = words._
    items = []
    for kept in state.roles:
        absorbed = [role for role in state.roles if role.absorbed_by == kept.id]
        if not absorbed:
            continue
        *first, last = (strong(role.code) for role in (kept, *absorbed))
        codes = joined(first, ", ")
        text = _("{codes} et {last} fusionnés sous {kept}", codes=codes, last=last, kept=strong(kept.code))
        items.append(Item(text, tuple(Item(role_name(role)) for role in (kept, *absorbed))))
    return items
