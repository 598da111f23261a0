"""Coming in over SSH: how voters were let in, and the tokens that were made, as counts."""

from fiche_tui.minutes.document import Inline, Item, Span, joined
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import TokensOf


def ssh(state: State, words: Words) -> list[Item]:
    """Return how people could vote over SSH, and how many tokens there were; nothing where they never could."""
    _ = words._
    items = []
    if state.ssh.had_tokens:
        items.append(Item(_("Le vote par SSH a été ouvert : un jeton par voix, remis sans noter à qui.")))
    if state.ssh.had_connections:
        items.append(
            Item(
                _(
                    "Le vote par SSH a été ouvert sans jeton : une connexion, une voix. "
                    "Rien n’empêchait une personne de voter deux fois."
                )
            )
        )
    return [*items, *(Item(_tokens(state, one, words)) for one in state.ssh.tokens)]


def _tokens(state: State, one: TokensOf, words: Words) -> Inline:
    """Return « Jetons : 12 faits, et 3 de rechange, dont 1 remis. »"""
    _ = words._
    told = [
        words.ngettext("Jetons : {n} fait", "Jetons : {n} faits", one.voters)
        if len(state.sittings) < 2
        else words.ngettext(
            "Jetons de la rencontre {sitting} : {n} fait",
            "Jetons de la rencontre {sitting} : {n} faits",
            one.voters,
            sitting=str(one.sitting),
        )
    ]
    if one.spares:
        told.append(_("{n} de rechange", n=str(one.spares)))
    if one.issued:
        told.append(words.ngettext("dont {n} remis", "dont {n} remis", one.issued))
    if one.times > 1:
        told.append(_("les précédents ne valaient plus"))
    return (*joined(told, ", "), Span("."))
