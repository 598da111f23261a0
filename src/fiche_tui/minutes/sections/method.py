"""Méthode: who votes, how the group answered, the shortlist, each round with its counts, so that all can be redone."""

from datetime import datetime

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Inline,
    Item,
    Paragraph,
    Span,
    begun,
    inline,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.naming import codes_of, part, quoted
from fiche_tui.minutes.sections.rounds import rounds
from fiche_tui.minutes.sections.ssh import ssh
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.results import revealed_round, shortlist
from fiche_tui.workshop.sheet import Instrument, Scale, StepKind
from fiche_tui.workshop.state import BallotsGone, State
from fiche_tui.workshop.values import Door, Purpose, Wall


def method(state: State, words: Words) -> list[Block]:
    """Return the question, who votes and how, the shortlist, then every round with its counts."""
    _ = words._
    items = [*_asked(state, words), Item(_voters(state, words))]
    if state.roles:
        items += _answers(state, words)
    wall = _wall(state, words)
    if plain(wall):
        items.append(Item(wall))
    if state.ballots_gone:
        items.append(Item(_gone(state.ballots_gone, words)))
    items += [Item(_restored(at, words)) for at in state.restored]
    blocks: list[Block] = [part(_("Question et façon de répondre")), Bullets(tuple(items))]
    return [*blocks, *_shortlist(state, words), *rounds(state, words)]


def _asked(state: State, words: Words) -> list[Item]:
    _ = words._
    items = []
    if question_of(state):
        items.append(Item(_("Question posée : {question}", question=quoted(words, question_of(state)))))
    if state.details.objectives:
        objectives = tuple(Item((typed(objective),)) for objective in state.details.objectives)
        items.append(Item(_("Objectifs communs :"), objectives))
    return items


def _voters(state: State, words: Words) -> Inline:
    _ = words._
    rule = _("Une voix par organisme.") if state.per_organisation else _("Une voix par personne.")
    observers = sum(not person.votes for person in state.people)
    if not observers:
        return rule
    number = begun(inline(Span(words.spelt(observers, feminine=True))))
    watching = words.ngettext(
        "{number} personne observe sans voter.", "{number} personnes observent sans voter.", observers, number=number
    )
    return joined([rule, watching], " ")


def instrument_words(instrument: Instrument, words: Words) -> Inline:
    """Return what a person answers with an instrument, in a sentence."""
    _ = words._
    today, wanted = words.scale("today"), words.scale("wanted")
    sentences = {
        Instrument.FULL: _(
            "Évaluation complète : pour chaque rôle, « {today} » et « {wanted} », ou « je ne sais pas ».",
            today=today,
            wanted=wanted,
        ),
        Instrument.WANTED: _(
            "Évaluation d’une seule chose : pour chaque rôle, « {wanted} », ou « je ne sais pas ».", wanted=wanted
        ),
        Instrument.CHECK: _("Évaluation à cocher : jusqu’à sept rôles à renforcer et jusqu’à trois à alléger."),
        Instrument.FAMILY: _(
            "Évaluation par famille : pour chaque famille, « {today} » et « {wanted} »; "
            "le groupe choisit ensuite deux ou trois familles.",
            today=today,
            wanted=wanted,
        ),
    }
    return sentences[instrument]


def scale_words(scale: Scale, words: Words, *, unknown: bool = True) -> Inline:
    """Return a scale on one line: « Souhaité : 0 pas à nous · 1 à l’occasion… · ? je ne sais pas »."""
    _ = words._
    levels = [(Span(f"{level.value}\u00a0=\u00a0"), typed(level.text)) for level in scale.levels]
    last = [(Span("?\u00a0=\u00a0"), *_("je ne sais pas"))] if unknown else []
    levels_text = joined([*levels, *last], " · ")
    return _("{title} : {levels}", title=scale.title, levels=levels_text)


def used_scales(state: State, instrument: Instrument) -> tuple[Scale, ...]:
    """Return the scales that an instrument asks about."""
    if instrument is Instrument.CHECK:
        return ()
    wanted_only = instrument is Instrument.WANTED
    return tuple(scale for scale in state.sheet.scales if scale.id == "wanted" or not wanted_only)


def _answers(state: State, words: Words) -> list[Item]:
    _ = words._
    assessment = revealed_round(state, Purpose.ASSESS)
    instrument = (assessment.asked.instrument if assessment else None) or state.method.instrument
    items = [Item(instrument_words(instrument, words)), Item(_doors(state, words))]
    if any(one.doors.get(Door.STATION.value) for one in state.rounds):
        station = _("Un poste de vote a servi : un ordinateur passé de main en main, un bulletin secret à la fois.")
        items.append(Item(station))
    items += [*ssh(state, words), *_public(state, words)]
    if assessment is None:
        # Once something is revealed, the scales are explained beside the figures.
        items += [Item(scale_words(scale, words)) for scale in used_scales(state, instrument)]
    elif instrument is not Instrument.CHECK:
        items.append(
            Item(_("Le groupe est partagé quand au moins le quart répond 0 ou 1 et au moins le quart 2 ou plus."))
        )
    places = words.ngettext(
        "Le groupe vise {n} rôle prioritaire.", "Le groupe vise {n} rôles prioritaires.", state.retain
    )
    return [*items, Item(places)]


def _votes(state: State) -> bool:
    """Return whether the group votes, or did before the step was left aside."""
    planned = any(step.kind is StepKind.VOTE and not step.dropped for step in state.plan)
    return planned or revealed_round(state, Purpose.VOTE) is not None


def _doors(state: State, words: Words) -> Inline:
    """Return how answers come in: ballot by ballot, or as totals that the tables count."""
    _ = words._
    by_ballot, by_counts = _("par bulletin"), _("par feuilles de compilation, que chaque table remplit")
    assessment = by_counts if state.method.by_counts else by_ballot
    if not _votes(state):
        return _("L’évaluation se compte {assessment}.", assessment=assessment)
    vote = by_counts if state.method.vote_by_counts else by_ballot
    if vote == assessment:
        return _("L’évaluation et le vote se comptent {both}.", both=vote)
    return _("L’évaluation se compte {assessment}; le vote, {vote}.", assessment=assessment, vote=vote)


def _public(state: State, words: Words) -> list[Item]:
    """Return which revealed rounds were answered by raised hands; none is said where none was."""
    public = [str(one.asked.number) for one in state.rounds if one.tally.public]
    if not public:
        return []
    told = words.ngettext(
        "Le tour {rounds} s’est tenu à main levée, en tout ou en partie : il est public.",
        "Les tours {rounds} se sont tenus à main levée, en tout ou en partie : ils sont publics.",
        len(public),
        rounds=", ".join(public),
    )
    return [Item(told)]


def _wall(state: State, words: Words) -> Inline:
    _ = words._
    if state.wall is Wall.SAME:
        return _("L’écran projeté était celui de l’animation; les réponses des bulletins y restaient masquées.")
    if state.wall is Wall.TWO:
        return _("L’écran projeté ne montrait ni bulletins ni notes privées.")
    if state.wall is Wall.NONE:
        return _("Il n’y avait pas de projecteur.")
    return ()


def _gone(gone: BallotsGone, words: Words) -> Inline:
    """That the ballots were destroyed, and when; nothing of what they held."""
    day = words.day(words.local(gone.at).date())
    if not gone.rounds:
        return words._("Bulletins détruits {day}.", day=day)
    return words.ngettext(
        "Bulletins de {n} tour détruits {day}; les totaux restent.",
        "Bulletins de {n} tours détruits {day}; les totaux restent.",
        gone.rounds,
        day=day,
    )


def _restored(at: datetime, words: Words) -> Inline:
    """That a copy of the journal was gone back to: what the minutes say may have been said otherwise before."""
    day = words.day(words.local(at).date())
    return words._("Journal repris d’une copie {day} : ce qui avait été écrit après elle est perdu.", day=day)


def _shortlist(state: State, words: Words) -> list[Block]:
    """Return the shortlist once an assessment is revealed, with what the group put on it and took off; none without a
    vote."""
    _ = words._
    assessment = revealed_round(state, Purpose.ASSESS)
    if assessment is None or not _votes(state):
        return []
    found = shortlist(state)
    blocks: list[Block] = [part(_("Liste courte"))]
    if not found.roles:
        return [*blocks, Paragraph(_("Aucun rôle n’entre dans la liste courte."))]
    codes = codes_of(state, found.roles)
    blocks.append(
        Paragraph(words.ngettext("{n} rôle : {codes}.", "{n} rôles : {codes}.", len(found.roles), codes=codes))
    )
    items = [_choice(state, role, by, words, added=True) for role, by in state.rescued]
    items += [_choice(state, role, by, words, added=False) for role, by in state.set_aside]
    if items:
        blocks.append(Bullets(tuple(items)))
    return blocks


def _choice(state: State, role: str, by: str, words: Words, *, added: bool) -> Item:
    _ = words._
    code = strong(plain(codes_of(state, [role])))
    if by:
        message = _("{code} ajouté, demandé par {by}", code=code, by=by)
        return Item(message if added else _("{code} retiré, demandé par {by}", code=code, by=by))
    return Item(_("{code} ajouté par le groupe", code=code) if added else _("{code} retiré par le groupe", code=code))
