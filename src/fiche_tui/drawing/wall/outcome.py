"""What the group arrived at: who carries what, the agreement, the decisions, where it stands, the slide of the end."""

from fiche_tui.drawing.columns import columns_of
from fiche_tui.drawing.fingers import finger_bars, fingers_meaning, required_words, verdict
from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.drawing.wall.layout import Block, Place, said, titled, turned
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.typed_hours import shown_hours
from fiche_tui.workshop.room.values import RoomCarrier
from fiche_tui.workshop.values import AgreementRule


def carrying(seen: Seen, place: Place) -> tuple[list[Block], str]:
    """Return the retained roles, each with who carries it, by what and for when, what is missing marked."""
    question = [line((_("Qui porte? Première action? Pour quand?"), STRONG))]
    if not seen.room.retained:
        return [question, said(_("Aucun rôle n’est encore retenu."), place.width, 2)], ""
    rows, joined = Block(), set[int]()
    for role in seen.room.retained:
        one = carried(seen, role, place.width)
        joined |= {*range(len(rows), len(rows) + len(one) - 1)}
        rows += one
    shown, where = turned(rows, place.rows - 2, seen.at, joined=joined)
    return [question, shown], where


def carried(seen: Seen, role: str, width: int) -> Block:
    """Return a retained role, and under its name who carries it, by what and for when."""
    named = seen.named(role)
    found = next((one for one in seen.room.carriers if one.role == role), None)
    head = named.line(3).cut(width).styled(STRONG)
    words = _carrier_words(found) if found else ""
    told = line((words, "")) if words else line(("△ " + _("à remplir"), QUIET))
    return [head, *hanging(" " * 6, told, width, 2)]


def _carrier_words(found: RoomCarrier) -> str:
    if found.nobody:
        parts = [_("aucun responsable pour l’instant"), found.action, found.due]
    else:
        parts = [
            found.who or "△ " + _("responsable?"),
            found.action or "△ " + _("première action?"),
            found.due or "△ " + _("date?"),
        ]
    return " · ".join(part for part in parts if part)


def agreeing(seen: Seen, place: Place) -> list[Block]:
    """Return the level required, then the fingers by level once they are counted; before, what they mean."""
    asked = seen.room.agreement
    if asked is None:
        return []
    rule = AgreementRule(asked.floor, asked.majority_at)
    required = said(required_words(rule), place.width, 2, STRONG)
    kept = retained(seen, place.width, most=8)
    if not asked.fingers:
        return [kept, required, fingers_meaning(place.width)]
    bars = finger_bars(asked.fingers, place.width)
    room = place.rows - len(bars) - len(required) - 8
    return [kept if len(kept) <= room else [], required, bars, verdict(rule, asked.fingers).wrapped(place.width, 2)]


def retained(seen: Seen, width: int, most: int) -> Block:
    """Return the retained roles with who carries each, the roles alone where that takes more than ``most`` rows.

    Nothing while none is retained.
    """
    if not seen.room.retained:
        return []
    carriers = {one.role: _carrier_name(one) for one in seen.room.carriers}
    rows: Block = []
    for who in (carriers, {}):
        rows = [row for role in seen.room.retained for row in _retained_role(seen, role, who.get(role, ""), width)]
        if len(rows) <= most:
            break
    title = ngettext("{n} rôle retenu", "{n} rôles retenus", len(seen.room.retained))
    return [titled(title.format(n=len(seen.room.retained))), *_first(rows, most)]


def _retained_role(seen: Seen, role: str, who: str, width: int) -> Block:
    return hanging("", line(seen.named(role).line(3), " · " if who else "", (who, STRONG)), width, 2)


def _carrier_name(found: RoomCarrier) -> str:
    return found.who or (_("aucun responsable pour l’instant") if found.nobody else "")


def decisions(seen: Seen, width: int, most: int) -> Block:
    """Return the decisions, the last ones where they do not all fit; nothing before there is one."""
    if not seen.room.decisions:
        return []
    rows = [
        hanging((f"{_('Déc. {n}').format(n=one.number)}  ", STRONG), one.text, width, 2) for one in seen.room.decisions
    ]
    kept: list[Block] = []
    left = most - 1
    for block in reversed(rows):
        if len(block) > left - (len(kept) + 1 < len(rows)):
            break
        kept.insert(0, block)
        left -= len(block)
    hidden = len(rows) - len(kept)
    before = [line((_("… et {n} avant").format(n=hidden), QUIET))] if hidden else []
    return [titled(_("Ce que nous avons décidé")), *before, *(row for block in kept for row in block)]


def next_meeting(seen: Seen, width: int) -> Block:
    """Return when and where the group meets again; nothing while it is not known."""
    when = ", ".join(filter(None, [shown_hours(seen.room.next_meeting), seen.room.next_meeting_place]))
    if not when:
        return []
    title = line((_("Prochaine rencontre : "), STRONG))
    # On a narrow page the rows under the title would leave half of it empty.
    return hanging(title, when, width, 2) if 2 * title.width < width else line(title, when).wrapped(width, 2)


def closing(seen: Seen, place: Place, *, thanks: bool) -> list[Block]:
    """Return the retained roles, the decisions, the next meeting; at the very end, in how much time and « Merci »."""
    after = next_meeting(seen, place.width)
    last = [*said(_held(seen), place.width, 1), line((_("Merci"), f"{STRONG} {ACCENT}"))] if thanks else []
    room = place.rows - len(after) - len(last) - 4
    return [*arrived_at(seen, place.width, room), after, last]


def arrived_at(seen: Seen, width: int, rows: int) -> list[Block]:
    """Return on that many rows what the group leaves with: the retained roles, then the decisions."""
    kept = retained(seen, width, most=max(3, rows // 2))
    return [kept, decisions(seen, width, max(2, rows - len(kept)))]


def recapped(seen: Seen, place: Place) -> list[Block]:
    """Return for latecomers where the group is in its steps, what it decided, what it retained."""
    clock = seen.room.clock
    here = clock.step if clock else ""
    cells = []
    for step in seen.room.steps:
        mark = "▸" if step.id == here else "✓" if step.started_at else " "
        cells.append(line((f"{mark} {step.title}", STRONG if step.id == here else "")))
    room = place.rows - 4
    kept = retained(seen, place.width, most=max(2, room // 3))
    decided = decisions(seen, place.width, max(2, room // 3))
    steps = columns_of(cells, place.width, room - len(kept) - len(decided))
    return [[titled(_("Le déroulement")), *steps], decided, kept]


def _held(seen: Seen) -> str:
    """Return « 12 personnes · 23 minutes de moins que prévu »."""
    sitting = seen.room.sitting
    if sitting is None:
        return ""
    parts = (
        [ngettext("{n} personne", "{n} personnes", sitting.people).format(n=sitting.people)] if sitting.people else []
    )
    if sitting.started_at and sitting.ended_at and sitting.minutes:
        lasted = round((sitting.ended_at - sitting.started_at).total_seconds() / 60)
        saved = sitting.minutes - lasted
        if saved > 0:
            words = ngettext("{n} minute de moins que prévu", "{n} minutes de moins que prévu", saved)
            parts.append(words.format(n=saved))
        elif saved < 0:
            words = ngettext("{n} minute de plus que prévu", "{n} minutes de plus que prévu", -saved)
            parts.append(words.format(n=-saved))
        else:
            parts.append(_("le temps prévu, exactement"))
    return " · ".join(parts)


def _first(rows: Block, most: int) -> Block:
    """Return the first rows, the last of them « … » where there are more."""
    return rows if len(rows) <= most else [*rows[: max(0, most - 1)], Line() if most < 1 else line(("…", QUIET))]
