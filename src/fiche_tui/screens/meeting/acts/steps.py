"""Going from step to step, by hand only. Nothing here reveals or closes a round."""

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import key_of
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.meeting.acts.grace import Grace
from fiche_tui.screens.meeting.acts.late_start import ask_about_a_late_start
from fiche_tui.screens.meeting.acts.voters import confirm_voters, round_open
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.coming_step import next_step_of
from fiche_tui.workshop.results import pending_round, retained
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, listed_roles

TWICE_SECONDS = 0.5
"""How long after a step began the key for the next one does nothing: pressed twice in a row, it is pressed once."""


class Steps:
    """The next step and the one before, at once or after a clicker's grace."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._went_on_at = float("-inf")
        self.grace = Grace(desk)

    @act("workshop.next")
    async def next(self) -> None:
        """Go to the next step; what ends a step permanently takes a question first."""
        self.grace.end()
        if self._desk.session.clock.elapsed() - self._went_on_at < TWICE_SECONDS:
            return
        state = self._desk.state
        if state.final_at:
            self._desk.say(_("Le compte rendu est final. q : revenir à l’accueil."))
            return
        coming = next_step_of(state)
        if coming is None:
            self._desk.say(_("C’est la dernière étape. F8 : arrêter le compte rendu."))
        elif state.step and coming.sitting > state.step.sitting:
            await self._suspend()
        elif not state.settled and listed_roles(state) and _assesses_from(state, coming):
            await self._settle(coming)
        elif not _leaves_nothing_retained(state) or await self._agreed_to_retain_nothing(coming):
            await self._go_on_to(coming)

    async def _agreed_to_retain_nothing(self, coming: PlannedStep) -> bool:
        hidden = pending_round(self._desk.state) is not None
        text = (
            _("Le résultat est encore caché : {key} le dévoile, à cette étape.").format(key=key_of("reveal.reveal"))
            if hidden
            else _("Les étapes suivantes n’auraient aucun rôle à porter.")
        )
        question = Confirm(_("Continuer sans avoir rien retenu?"), text, _("continuer"), _("rester ici"))
        agreed = await self._desk.ask(question)
        return agreed is True and next_step_of(self._desk.state) == coming

    async def _settle(self, coming: PlannedStep) -> None:
        roles = len(listed_roles(self._desk.state))
        text = ngettext(
            "{n} rôle sera évalué. Ajouter ou fusionner ne sera plus possible sans rouvrir la liste.",
            "{n} rôles seront évalués. Ajouter ou fusionner ne sera plus possible sans rouvrir la liste.",
            roles,
        )
        question = Confirm(
            _("Arrêter la liste?"), text.format(n=roles), _("arrêter et continuer"), _("continuer d’ajuster")
        )
        if not await self._desk.ask(question) or next_step_of(self._desk.state) != coming:
            return
        if self._desk.do(c.Record(f.ListSettled()), _("La liste est arrêtée.")) is Outcome.DONE:
            await self._go_on_to(coming)

    @act("workshop.suspend")
    async def suspend(self) -> None:
        """Suspend the workshop at any step, until the group meets again."""
        if self._desk.state.run is None:
            self._desk.say(_("Aucune étape n’est en cours : il n’y a rien à suspendre."))
        else:
            await self._suspend()

    async def _suspend(self) -> None:
        question = Confirm(
            _("Suspendre jusqu’à la prochaine rencontre?"),
            _("L’horloge s’arrête. Les bulletins se saisissent au calme, puis la rencontre suivante reprend ici."),
            _("suspendre"),
            _("rester ici"),
        )
        step = self._desk.state.step
        if await self._desk.ask(question) and self._desk.state.step == step:
            self._desk.do(c.Record(f.SittingSuspended()), _("Suspendu. Tout est gardé."))

    async def _go_on_to(self, step: PlannedStep) -> None:
        before, is_first = round_open(self._desk.state), not self._desk.state.runs
        if self._desk.do(c.StartStep(step.id)) is Outcome.DONE:
            # Measured once the step is on disk: a slow disk must not make two of what was pressed twice.
            self._went_on_at = self._desk.session.clock.elapsed()
            if is_first:
                await ask_about_a_late_start(self._desk)
            await confirm_voters(self._desk, before)

    @act("workshop.previous")
    def previous(self) -> None:
        """Go back to the step before, with the time that it had left."""
        self.grace.end()
        self._went_on_at = float("-inf")
        state = self._desk.state
        ids = [step.id for step in state.plan if not step.dropped]
        if state.step is None or state.step.id not in ids or ids.index(state.step.id) == 0:
            self._desk.say(_("Il n’y a pas d’étape avant celle-ci."))
            return
        self._desk.do(c.StartStep(ids[ids.index(state.step.id) - 1]))

    @act("workshop.next_in_a_moment")
    def next_in_a_moment(self) -> None:
        """Go to the next step after a grace, which a second press takes back."""
        self.grace.toggle(_("Étape suivante dans {n} s · Échap pour annuler"), self.next)

    @act("workshop.previous_in_a_moment")
    def previous_in_a_moment(self) -> None:
        """Go to the previous step after a grace, which a second press takes back."""
        self.grace.toggle(_("Étape précédente dans {n} s · Échap pour annuler"), self.previous)


def _assesses_from(state: State, coming: PlannedStep) -> bool:
    """Return whether the list must be settled now: the coming step assesses it, or the current one adjusts it."""
    return coming.kind is StepKind.ASSESS or (state.step is not None and state.step.kind is StepKind.ADJUST)


def _leaves_nothing_retained(state: State) -> bool:
    """Return whether the current step is the one that retains, and nothing is retained yet."""
    kinds = {step.kind for step in state.plan if not step.dropped}
    retains = StepKind.VOTE if StepKind.VOTE in kinds else StepKind.REVEAL
    here = state.step is not None and state.step.kind is retains
    return here and bool(listed_roles(state)) and not retained(state)
