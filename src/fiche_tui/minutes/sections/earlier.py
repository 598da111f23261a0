"""« Ce que nous avions dit »: the promises of an earlier workshop, what became of them, and each role then and now.

Written from what was copied when the two were linked: no other workshop is read. Nothing at all without a link.
"""

from collections.abc import Mapping

from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Paragraph, Span, Table, joined, strong, typed
from fiche_tui.minutes.naming import decision_number, family_name, part, section
from fiche_tui.minutes.words import DASH, Words
from fiche_tui.workshop.earlier import Earlier, Fate, Promise, PromiseAnswer, PromiseKind
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.then_and_now import Comparison, Level, comparison


def earlier_meeting(state: State, words: Words) -> list[Block]:
    """Return the promises with their answers, then the levels, as far as they are revealed here."""
    _ = words._
    earlier = state.earlier.of
    if earlier is None:
        return []
    title = section("ce-que-nous-avions-dit", _("Ce que nous avions dit"))
    return [title, Paragraph(_meeting(earlier, words)), *_promises(state, earlier, words), *_levels(state, words)]


def _meeting(earlier: Earlier, words: Words) -> Inline:
    _ = words._
    title = typed(earlier.title)
    said = _("Rencontre précédente : « {title} ».", title=title)
    if earlier.date:
        said = _("Rencontre précédente : « {title} », {day}.", title=title, day=words.day(earlier.date))
    if not earlier.people:
        return said
    people = words.ngettext(
        "{n} personne y avait répondu à l’évaluation.",
        "{n} personnes y avaient répondu à l’évaluation.",
        earlier.people,
    )
    return joined([said, people], " ")


def _promises(state: State, earlier: Earlier, words: Words) -> list[Block]:
    _ = words._
    if not earlier.promises:
        return [Paragraph(_("Aucune promesse n’y était consignée."))]
    items = tuple(_promise(one, state.earlier.answer(one.id), words) for one in earlier.promises)
    return [Bullets(items)]


def _promise(promise: Promise, answer: PromiseAnswer | None, words: Words) -> Item:
    _ = words._
    parts: list[Inline | Span] = [_what(promise, words)]
    if promise.nobody:
        parts.append(_("aucun responsable pour l’instant"))
    elif promise.who:
        parts.append(_("Responsable : {who}", who=promise.who))
    if promise.due:
        parts.append(_("échéance : {due}", due=promise.due))
    return Item(joined(parts, " — "), (Item(_answered(answer, words)),))


def _what(promise: Promise, words: Words) -> Inline:
    """Return the code and the text, with the first action of a role."""
    if promise.number:
        return decision_number(promise.number, words), Span(" "), typed(promise.what)
    lead: Inline = (strong(promise.code), Span(" ")) if promise.code else ()
    if promise.kind is not PromiseKind.ROLE:
        return (*lead, typed(promise.what))
    about: Inline = (*lead, typed(promise.about))
    if not promise.what:
        return about
    return joined([about, words._("première action : {action}", action=promise.what)], " — ")


def _answered(answer: PromiseAnswer | None, words: Words) -> Inline:
    _ = words._
    if answer is None:
        return _("Sans réponse.")
    fate = fate_names(words)[answer.fate]
    return _("{fate} : {word}", fate=fate, word=answer.word) if answer.word else fate


def fate_names(words: Words) -> Mapping[Fate, Inline]:
    """Return what became of a promise, in words that begin a line."""
    _ = words._
    return {
        Fate.KEPT: _("Tenue"),
        Fate.UNDER_WAY: _("En cours"),
        Fate.NOT_DONE: _("Pas faite"),
        Fate.MOOT: _("Plus d’actualité"),
    }


def _levels(state: State, words: Words) -> list[Block]:
    """Return the levels then and now, once this workshop's assessment is revealed and asked something of the same
    kind."""
    _ = words._
    found = comparison(state)
    if found is None or not (found.scales or found.changed):
        return []
    blocks: list[Block] = [part(_("Alors et maintenant"))]
    for scale in found.changed:
        blocks.append(
            Paragraph(_("L’échelle « {title} » a changé depuis : elle ne se compare pas.", title=words.scale(scale)))
        )
    if not found.scales:
        return blocks
    if not found.matched:
        return [*blocks, Paragraph(_("Rien de ce qui y était évalué ne correspond à ce qui l’est aujourd’hui."))]
    dash = _("Médianes, alors → maintenant; « {dash} » : pas de niveau, ou pas de correspondance.", dash=Span(DASH))
    blocks.append(Paragraph(dash))
    blocks.append(_table(state, found, words))
    if found.gone:
        codes = Span(", ".join(one.code for one in found.gone))
        blocks.append(Paragraph(_("Codes d’alors sans correspondance aujourd’hui : {codes}.", codes=codes)))
    return blocks


def _table(state: State, found: Comparison, words: Words) -> Table:
    _ = words._
    headings = [words.scale(scale, begins=True) for scale in found.scales]
    if found.families:
        rows = [
            (family_name(family), *_cells(found, family.id, words))
            for family in state.families
            if family.id in found.now
        ]
        return Table((_("Famille"), *headings), tuple(rows), len(headings))
    rows = [((strong(role.code),), (typed(role.text),), *_cells(found, role.id, words)) for role in listed_roles(state)]
    return Table((_("Code"), _("Rôle"), *headings), tuple(rows), len(headings))


def _cells(found: Comparison, subject: str, words: Words) -> tuple[Inline, ...]:
    return tuple((Span(_cell(level, words)),) for level in found.levels(subject))


def _cell(level: Level, words: Words) -> str:
    return f"{words.number(level.then)} → {words.number(level.now)}"
