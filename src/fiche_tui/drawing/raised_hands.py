"""Raised hands as the room sees them: one role in big, how many hands; no total but the last one, never a sum."""

from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.paper import Paper, page, room_of, wrapped
from fiche_tui.drawing.styles import ACCENT, QUIET, SOON, STRONG, family_shape, family_style
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.hands import Call, HandsKeying
from fiche_tui.workshop.keying.paper import Printed
from fiche_tui.workshop.turnout import SECRET_FROM

LOUD = f"{STRONG} {ACCENT}"

MOST_TEXT = 3
"""Lines of a role's text, so that the question stays where it was."""


@frozen
class Room:
    """What is drawn around the count: the printed lines, and how many people answered in another way."""

    paper: Paper
    in_box: int = 0

    def printed(self, subject: str) -> Printed:
        """Return the printed line of a subject."""
        return next(one for strip in self.paper.strips for one in strip.lines if one.subject == subject)

    def family(self, subject: str) -> str:
        """Return the title of the family that a subject is printed in."""
        return next((strip.title for strip in self.paper.strips if subject in strip.subjects), "")


def hands_title(keying: HandsKeying) -> str:
    """Return « À main levée · 4 sur 12 »."""
    call = keying.call
    if call is None:
        return _("À main levée")
    subjects = keying.asked.subjects
    return _("À main levée · {n} sur {total}").format(n=subjects.index(call.subject) + 1, total=len(subjects))


def draw_hands(keying: HandsKeying, room: Room, width: int, height: int) -> list[Line]:
    """Return the page at hand, for that place."""
    columns = room_of(width)
    if keying.at_people:
        top, foot = _people_page(keying, room, columns, height)
    elif keying.at_end:
        top, foot = _end_page(keying, columns)
    else:
        top, foot = _call_page(keying, room, columns, height)
    air = [Line()] * (max(1, (height - len(top) - len(foot)) // 4) if height > len(top) + len(foot) + 1 else 0)
    return page([*air, *top], foot, width, height)


def _digits(height: int) -> int:
    return 10 if height >= 36 else 5


def _people_page(keying: HandsKeying, room: Room, columns: int, height: int) -> tuple[list[Line], list[Line]]:
    """Return what raising hands means, before anybody does; then for how many."""
    public = _("▲ À main levée, chaque personne voit le choix des autres : le compte rendu le dira.")
    lines = [*wrapped((public, f"{STRONG} {SOON}"), columns, 2), Line()]
    for sentence in _rules(keying, room):
        lines += wrapped(sentence, columns)
    question = line((_("Combien de personnes lèvent la main?"), STRONG))
    return [*lines, Line(), question, Line(), *_number(keying, _digits(height))], []


def _rules(keying: HandsKeying, room: Room) -> list[str]:
    question, subjects = keying.asked.questions[0], len(keying.asked.subjects)
    if question.is_scale:
        said = [_("Pour chaque question, chaque personne lève la main une fois, à son niveau.")]
    elif len(keying.asked.questions) > 1:
        said = [
            _("Chaque personne lève la main pour {most} rôles au plus à renforcer, {least} à alléger.").format(
                most=question.most, least=keying.asked.questions[1].most
            )
        ]
    else:
        roles = ngettext("{n} rôle, l’un après l’autre.", "{n} rôles, l’un après l’autre.", subjects).format(n=subjects)
        each = ngettext(
            "Chaque personne lève la main pour un seul rôle.",
            "Chaque personne lève la main pour {n} rôles au plus, une fois par rôle.",
            question.most,
        ).format(n=question.most)
        said = [roles, each]
    if room.in_box:
        sentence = ngettext(
            "{n} personne a déjà répondu autrement : elle ne lève pas la main.",
            "{n} personnes ont déjà répondu autrement : elles ne lèvent pas la main.",
            room.in_box,
        )
        said.append(sentence.format(n=room.in_box))
        if room.in_box < SECRET_FROM:
            said.append(_("À moins de cinq, leur choix se devine : le total, moins les mains que la salle a vues."))
    return said


def _call_page(keying: HandsKeying, room: Room, columns: int, height: int) -> tuple[list[Line], list[Line]]:
    call = keying.call
    assert call is not None
    rows, printed = _digits(height), room.printed(call.subject)
    colour = family_style(printed.position)
    digits = [line((row, colour)) for row in banner(printed.code, rows)]
    beside = max(20, columns - digits[0].width - 3)
    named = line((f"{family_shape(printed.position)} ", colour), printed.label).styled(STRONG)
    label = wrapped(named, beside, 2, most=2)
    family = line((room.family(call.subject), QUIET)).cut(beside - 2)
    words = [*label, line("  ", family)]
    start = max(0, (rows - len(words)) // 2)
    code = [
        line(row, "   ", words[place - start] if 0 <= place - start < len(words) else "")
        for place, row in enumerate(digits)
    ]
    told = [] if printed.text in ("", printed.label) else wrapped(printed.text, columns, most=MOST_TEXT)
    question = wrapped((_question(call, room), STRONG), columns)
    top = [*code, Line(), *told, *([Line()] if told else []), *question, Line()]
    return [*top, *_number(keying, rows)], [_last(keying, room, columns)]


def _question(call: Call, room: Room) -> str:
    asked = room.paper.asked.questions[call.question]
    if call.level is not None:
        scale = room.paper.scale(asked)
        words = {level.value: level.text for level in scale.levels} if scale else {}
        level = words.get(call.level, str(call.level)) if call.level < asked.levels else _("je ne sais pas")
        number = str(call.level) if call.level < asked.levels else "?"
        return _("{question}, {number} « {level} » : combien de mains?").format(
            question=room.paper.title(asked), number=number, level=" ".join(level.split())
        )
    if len(room.paper.asked.questions) > 1:
        return _("{question} : combien de mains?").format(question=room.paper.title(asked))
    return _("Combien de mains?")


def _number(keying: HandsKeying, rows: int) -> list[Line]:
    """Return what is typed in big digits, or the place for it with what Enter alone would write."""
    if keying.typed:
        return [line((row, LOUD)) for row in banner(keying.typed, rows)]
    blank = [Line()] * (rows - 1)
    suggested = keying.suggested()
    hint = _("Entrée : {n}, ce qui reste").format(n=suggested) if suggested is not None else ""
    return [*blank, line(("▁" * 6, LOUD), "   ", (hint, QUIET))]


def _last(keying: HandsKeying, room: Room, columns: int) -> Line:
    """Return the total that the room has just seen, so that a slip is noticed at once."""
    if keying.last is None:
        return Line()
    call, number = keying.last
    printed = room.printed(call.subject)
    hands = ngettext("{n} main", "{n} mains", number).format(n=number)
    label = line(printed.label).cut(max(8, columns - 40)).text
    words = _("Juste avant : {code} {label}, {hands}").format(code=printed.code, label=label, hands=hands)
    return line((words, QUIET)).cut(columns)


def _end_page(keying: HandsKeying, columns: int) -> tuple[list[Line], list[Line]]:
    families = keying.asked.questions[0].is_scale and keying.asked.instrument is not None
    subjects = len(keying.asked.subjects)
    if families:
        counted = ngettext("{n} compté.", "{n} comptés.", subjects)
    else:
        counted = ngettext("{n} rôle compté.", "{n} rôles comptés.", subjects)
    said = _("Entrée met ces totaux dans l’urne. Rien n’est additionné ni classé avant le dévoilement.")
    return [*wrapped((counted.format(n=subjects), STRONG), columns), Line(), *wrapped(said, columns)], []
