"""What each fact was, in a few words: what undo is about to take back, and what was just stored."""

from collections.abc import Mapping, Sequence

from fiche_tui.language.translation import N_, _
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.short_text import shortened
from fiche_tui.workshop.state import State

NAMES: Mapping[type[f.Fact], str] = {
    f.AgreementRuleSet: N_("le niveau d’accord exigé"),
    f.BallotRemoved: N_("le retrait d’un bulletin"),
    f.BallotTakenOut: N_("le retrait du bulletin d’un compte"),
    f.CaptureAmended: N_("une correction"),
    f.CaptureRemoved: N_("un retrait"),
    f.Captured: N_("ce qui vient d’être consigné : {text}"),
    f.CarrierRecorded: N_("qui porte {code}"),
    f.ClockShifted: N_("un changement de l’heure de l’ordinateur"),
    f.ClockShown: N_("l’affichage de l’horloge"),
    f.DetailsChanged: N_("un changement des renseignements"),
    f.EarlierLinked: N_("le lien avec la rencontre précédente"),
    f.EarlierProposed: N_("la rencontre précédente proposée"),
    f.EarlierPutOff: N_("la rencontre précédente remise à plus tard"),
    f.EarlierShown: N_("l’affichage de ce que nous avions dit"),
    f.EarlierUnlinked: N_("le choix de ne lier aucune rencontre"),
    f.FamiliesOpened: N_("les familles ouvertes"),
    f.FamilyAdded: N_("l’ajout d’une famille"),
    f.EndPutOff: N_("le report de la fin"),
    f.FamilyRemoved: N_("le retrait d’une famille"),
    f.FamilyRenamed: N_("le nouveau nom d’une famille"),
    f.FingersCounted: N_("le compte des doigts"),
    f.HeadcountStated: N_("le nombre de personnes présentes"),
    f.KeyboardHeld: N_("qui prend les notes"),
    f.LateBallotReceived: N_("un bulletin reçu en retard"),
    f.ListReopened: N_("la réouverture de la liste"),
    f.ListSettled: N_("l’arrêt de la liste"),
    f.MeetingRated: N_("l’appréciation de la rencontre"),
    f.MethodChosen: N_("le choix de l’instrument"),
    f.MinutesAdded: N_("un changement de durée"),
    f.NextMeetingSet: N_("la prochaine rencontre"),
    f.Paused: N_("la mise en pause"),
    f.PeopleAdded: N_("l’ajout de personnes"),
    f.PersonCorrected: N_("la correction d’une personne"),
    f.PersonRemoved: N_("le retrait d’une personne"),
    f.PlanCaughtUp: N_("le rattrapage du déroulement"),
    f.PresenceMarked: N_("une présence"),
    f.PresetChosen: N_("le choix du déroulement"),
    f.PromiseAnswered: N_("la réponse à une promesse"),
    f.ReservationAmended: N_("la correction d’une réserve"),
    f.ReservationRecorded: N_("une réserve"),
    f.Resumed: N_("la reprise de l’horloge"),
    f.RetainChanged: N_("le nombre de rôles à retenir"),
    f.RoleAdded: N_("l’ajout de {code}"),
    f.RoleHidden: N_("le masquage de {code}"),
    f.RoleMoved: N_("le déplacement de {code}"),
    f.RoleRelabelled: N_("l’étiquette de {code}"),
    f.RoleRescued: N_("l’ajout de {code} à la liste courte"),
    f.RoleRestored: N_("le rétablissement de {code}"),
    f.RoleReworded: N_("la reformulation de {code}"),
    f.RoleSetAside: N_("le retrait de {code} de la liste courte"),
    f.RoleShown: N_("le retour de {code}"),
    f.RolesMerged: N_("la fusion de {code}"),
    f.RoundCancelled: N_("l’abandon d’un tour"),
    f.RoundClosed: N_("la fermeture d’un tour"),
    f.RoundOpened: N_("l’ouverture d’un tour"),
    f.RoundReopened: N_("la réouverture d’un tour"),
    f.SittingResumed: N_("le début de cette rencontre"),
    f.SittingSuspended: N_("la suspension de l’atelier"),
    f.SparesIssued: N_("un jeton de rechange remis"),
    f.SshClosed: N_("la fermeture du vote par SSH"),
    f.SshOpened: N_("l’ouverture du vote par SSH"),
    f.StepInserted: N_("l’ajout d’une étape"),
    f.StepPlanned: N_("un changement du déroulement"),
    f.StepsReordered: N_("l’ordre des étapes à venir"),
    f.StepStarted: N_("le début de l’étape « {step} »"),
    f.TieSettled: N_("la façon de trancher l’égalité"),
    f.TimeGivenBack: N_("le temps rendu à l’étape"),
    f.TokensMade: N_("des jetons"),
    f.VotersDeclared: N_("qui a une voix"),
    f.WallDeclared: N_("ce que montre l’écran projeté"),
}
"""What undo takes back, by kind of fact."""


def undo_words(facts: Sequence[f.Fact], state: State) -> str:
    """Return the acts of one command in a few words, for the question that undo asks first."""
    return ", ".join(_words(fact, state) for fact in facts)


def _words(fact: f.Fact, state: State) -> str:
    name = NAMES.get(type(fact))
    return _(name).format_map(_values(fact, state)) if name else type(fact).__name__


def _values(fact: f.Fact, state: State) -> dict[str, str]:
    role_id = getattr(fact, "role", "") or getattr(fact, "absorbed", "")
    if isinstance(fact, f.CarrierRecorded):
        role_id = fact.carrier.role
    role = state.role(role_id)
    step = state.planned_step(getattr(fact, "step", "")) if isinstance(fact, f.StepStarted) else None
    text = fact.capture.text if isinstance(fact, f.Captured) else ""
    return {"code": role.code if role else "", "step": step.title if step else "", "text": shortened(text, 60)}
