"""The tokens of the vote over SSH: a slip to cut out for each, with what its owner types and compares."""

from collections.abc import Sequence

from fiche_tui.minutes.document import Block, Document, Group, Heading, Look, Paragraph, Span, joined, strong, typed
from fiche_tui.minutes.names import Format
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import State


@frozen
class Slips:
    """What is on the slips: the tokens, of which the last ``spares`` are spare; the line to type; the fingerprint."""

    tokens: tuple[str, ...]
    spares: int
    line: str
    fingerprint: str


def token_slips(
    state: State,
    slips: Slips,
    form: Format = Format.HTML,
    paper: Paper = Paper.LETTER,
    print_size: Print = Print.TEXT,
) -> str:
    """Return the sheet of tokens, as one HTML file for that paper or as Markdown, ending with a line feed."""
    return common.written(_document(state, slips, words_of(state)), state, form, paper, print_size)


def _document(state: State, slips: Slips, words: Words) -> Document:
    _ = words._
    voters = len(slips.tokens) - slips.spares
    made = words.ngettext("{n} jeton", "{n} jetons", voters)
    spare = [_("{n} de rechange, à la fin", n=str(slips.spares))] if slips.spares else []
    blocks: list[Block] = [
        *common.whose(state),
        Paragraph(joined([made, *spare], ", ")),
        Paragraph(
            _(
                "Découpez, mêlez, distribuez face cachée, un par voix. Personne ne note qui reçoit lequel. "
                "Un jeton perdu se remplace par un jeton de rechange, remis devant tout le monde (F7, puis 5)."
            )
        ),
        Paragraph(
            _("Qui lit cette feuille peut voter : ne la laissez pas traîner, et effacez le fichier une fois imprimé.")
        ),
    ]
    blocks += [_slip(state, slips, place, words) for place in range(len(slips.tokens))]
    return common.paper(words, _("Jetons"), blocks)


def _slip(state: State, slips: Slips, place: int, words: Words) -> Group:
    _ = words._
    first: Sequence[Block] = ()
    if place >= len(slips.tokens) - slips.spares:
        first = (Group(Look.CORNER, (Paragraph(_("De rechange")),)),)
    return Group(
        Look.STRIP,
        (
            *first,
            Heading(2, _("Votre jeton")),
            Group(Look.LARGE, (Paragraph((strong(slips.tokens[place]),)),)),
            *common.whose(state),
            Paragraph((*_("Sur votre terminal, tapez :"), Span(" "), strong(slips.line))),
            Paragraph(
                _(
                    "Le code est à l’écran projeté. Tapez-le, puis ce jeton : "
                    "majuscules, espaces et traits d’union ne comptent pas."
                )
            ),
            Paragraph(
                (*_("La première fois, ssh montre une empreinte. Comparez :"), Span(" "), typed(slips.fingerprint))
            ),
            Paragraph(
                _(
                    "Si elle diffère, ne tapez rien et dites-le à l’animation. "
                    "Gardez ce coupon : il retrouve votre bulletin. Ne le montrez à personne."
                )
            ),
        ),
    )
