"""The words of a preparation: instruments, doors, people, minutes against the slot, time to key ballots in."""

from collections.abc import Mapping

from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying_time import Way, keying_minutes, quicker_way
from fiche_tui.workshop.sheet import Instrument, Preset, Sheet, StepKind
from fiche_tui.workshop.state import State, listed_roles, voters_present
from fiche_tui.workshop.values import Wall

INSTRUMENTS: Mapping[Instrument, str] = {
    Instrument.FULL: N_("Complet"),
    Instrument.WANTED: N_("Souhaité seul"),
    Instrument.CHECK: N_("Cocher"),
    Instrument.FAMILY: N_("Par famille"),
}
INSTRUMENT_ASKS: Mapping[Instrument, str] = {
    Instrument.FULL: N_("{today} et {wanted}, par rôle"),
    Instrument.WANTED: N_("{wanted}, par rôle"),
    Instrument.CHECK: N_("7 codes à renforcer, 3 à alléger"),
    Instrument.FAMILY: N_("{today} et {wanted}, par famille"),
}
WALLS: Mapping[Wall, str] = {
    Wall.SAME: N_("montre le même écran que vous"),
    Wall.TWO: N_("a son propre écran"),
    Wall.NONE: N_("pas de projecteur"),
}
SUPPOSED_PEOPLE = 10
"""Ballots that an estimate is made for while nobody said how many people come."""


@frozen
class Keying:
    """What Prepare says of the time that keying in takes. ``planned`` is ``None`` where the agenda has no such step."""

    chosen: Way
    people: int
    supposed: bool
    planned: int | None
    quicker: Way | None

    @property
    def too_long(self) -> bool:
        """Whether it takes longer than the agenda plans; never for people whom nobody entered yet."""
        return not self.supposed and self.planned is not None and self.chosen.minutes > self.planned


def begin_words(state: State) -> str:
    """Return what the key that goes to the meeting does: begin it, or take it up where it is."""
    return _("reprendre") if state.runs else _("commencer")


def asks_words(sheet: Sheet, instrument: Instrument) -> str:
    """Return what a person answers with an instrument, in the words of the sheet's scales."""
    return _(INSTRUMENT_ASKS[instrument]).format(today=scale_title(sheet, "today"), wanted=scale_title(sheet, "wanted"))


def steps_words(state: State) -> str:
    """Return « 10 étapes », steps left aside not counted."""
    kept = sum(not step.dropped for step in state.plan)
    return ngettext("{n} étape", "{n} étapes", kept).format(n=kept)


def preset_words(sheet: Sheet, preset: Preset) -> str:
    """Return what an agenda is, for choosing: its title, its steps, its instrument, what it retains."""
    steps = sum(preset.id in step.minutes for step in sheet.steps)
    parts = [preset.title, ngettext("{n} étape", "{n} étapes", steps).format(n=steps)]
    if str(preset.minutes) not in preset.title:
        parts.insert(1, _("{n} min").format(n=preset.minutes))
    if sheet.items:
        parts += [_(INSTRUMENTS[preset.instrument]).lower(), _("retenir {n}").format(n=preset.retain)]
    return " · ".join(parts)


def quorum_words(state: State) -> str:
    """Return « quorum de 8 », or that none is required."""
    needed = state.details.quorum
    return _("quorum de {n}").format(n=needed) if needed else _("aucun quorum requis")


def voices_words(state: State) -> str:
    """Return « 14 personnes, 12 voix », or the number that was said where no list is kept."""
    voices = _("{n} voix").format(n=voters_present(state))
    if state.headcount:
        said = ngettext("{n} personne, sans liste", "{n} personnes, sans liste", state.headcount)
        return said.format(n=state.headcount)
    people = ngettext("{n} personne", "{n} personnes", len(state.people)).format(n=len(state.people))
    return _("{people}, {voices}").format(people=people, voices=voices)


def door_words(by_counts: bool) -> str:
    """Return how answers come in."""
    return _("par comptes") if by_counts else _("par bulletin")


def station_words(state: State) -> str:
    """That a ballot may be filled on this computer instead of paper, and when a wall that shows it forbids it."""
    offered = _("Par bulletin : sur papier, ou sur cet ordinateur passé de main en main (F7, poste de vote).")
    if state.wall is Wall.SAME:
        return " ".join([offered, _("Cet écran est projeté : le poste de vote y sera refusé.")])
    if state.wall is None:
        return " ".join([offered, _("Il sera refusé si cet écran est projeté.")])
    return offered


def keying_of(state: State) -> Keying:
    """Return the estimate for the workshop as it is now."""
    voters = voters_present(state)
    people = voters or SUPPOSED_PEOPLE
    roles = listed_roles(state)
    families = len({role.family for role in roles})
    instrument, by_counts = state.method.instrument, state.method.by_counts
    chosen = Way(instrument, by_counts, keying_minutes(instrument, by_counts, people, len(roles), families))
    counting = [step.minutes for step in state.plan if step.kind is StepKind.COUNT and not step.dropped]
    planned = sum(counting) if counting else None
    quicker = None if planned is None else quicker_way(chosen, people, len(roles), families, planned)
    return Keying(chosen, people, not voters, planned, quicker)


def minutes_of(state: State, instrument: Instrument, by_counts: bool) -> int:
    """Return the minutes of another way, for the people and the roles of this workshop."""
    people = voters_present(state) or SUPPOSED_PEOPLE
    roles = listed_roles(state)
    return keying_minutes(instrument, by_counts, people, len(roles), len({role.family for role in roles}))


def ballots_words(way: Way, people: int) -> str:
    """Return « 14 bulletins complets »; of counts, the people that the slips count."""
    if way.by_counts:
        return ngettext("les comptes de {n} personne", "les comptes de {n} personnes", people).format(n=people)
    if way.instrument is Instrument.FULL:
        return ngettext("{n} bulletin complet", "{n} bulletins complets", people).format(n=people)
    ballots = ngettext("{n} bulletin", "{n} bulletins", people).format(n=people)
    return _("{ballots} « {instrument} »").format(ballots=ballots, instrument=_(INSTRUMENTS[way.instrument]))


def keying_words(state: State) -> str:
    """Return « Dépouillement : environ 10 min pour 14 bulletins complets; votre déroulement en prévoit 8. »"""
    keying = keying_of(state)
    ballots = ballots_words(keying.chosen, keying.people)
    first = _("Dépouillement : environ {n} min pour {ballots}").format(n=keying.chosen.minutes, ballots=ballots)
    if keying.planned is not None:
        second = _("votre déroulement en prévoit {n}").format(n=keying.planned)
    elif any(step.sitting > 1 for step in state.plan):
        second = _("au calme, entre les deux rencontres")
    else:
        second = _("votre déroulement n’en prévoit pas")
    sentence = _("{first}; {second}.").format(first=first, second=second)
    if keying.quicker and not keying.supposed:
        sentence += " " + quicker_words(keying.chosen, keying.quicker)
    if keying.supposed:
        sentence += " " + _("Personne n’est encore dans la liste.")
    return sentence


def quicker_words(chosen: Way, quicker: Way) -> str:
    """Return « Plus vite : par comptes, environ 6 min. »"""
    names = [] if quicker.instrument is chosen.instrument else [f"« {_(INSTRUMENTS[quicker.instrument])} »"]
    if quicker.by_counts != chosen.by_counts or not names:
        names.append(door_words(quicker.by_counts))
    return _("Plus vite : {way}, environ {n} min.").format(way=" ".join(names), n=quicker.minutes)
