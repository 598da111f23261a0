"""The 90-minute preset as a facilitator plays it, in scenes: each begins and ends on a screen that is known."""

from tests.surroundings import day_to_come, in_french
from tests.system.playing import DOTS, PEOPLE, Facilitator, dots_ballots, scale_ballot

TITLE = "Rôles de la table"
ADDED = "Porter la parole des personnes qu’on n’entend pas [/b] | <b> #"
REWORDED = "Produire de nouvelles connaissances avec le milieu"
DAY = day_to_come()
"""Of the meeting: a day that is past is warned of."""
NEXT = f"{in_french(day_to_come(60))}, 13 h 30"


def create(me: Facilitator, preset: str = "90 minutes") -> None:
    """From an empty home to the preparation of a new workshop."""
    me.see("Bienvenue", "i nouveau")
    me.press("i", "Nouvel atelier", "Titre")
    me.write(TITLE, "Quelle fiche?", "▸ Rôles possibles d’un acteur collectif")
    me.press("Enter", "Quel déroulement?", "▸ 120 minutes")
    while f"▸ {preset}" not in me.flat:
        me.press("Down", "Quel déroulement?", gone=me.chosen)
    me.press("Enter", f"Préparer · {TITLE}", f"Déroulement {preset}")


def prepare(me: Facilitator) -> None:
    """Collective, objectives, date, hour, place, people; each line is stored as it is left, and the next one comes."""
    me.choose("Collectif")
    me.press("Enter", "Nom du collectif")
    me.write("Table de quartier Saint-Rémi", "Collectif Table de quartier Saint-Rémi", gone="Nom du collectif")
    me.see("▸ Objectifs communs")
    me.press("Enter", "trois lignes au plus")
    me.terminal.type("Briser l’isolement des aînés\rUn logement pour chaque famille")
    me.press("C-s", "Briser l’isolement des aînés · Un log", gone="trois lignes au plus)")
    me.see("▸ Date")
    me.press("Enter", "Date de la rencontre")
    me.write(in_french(DAY), f"Date {in_french(DAY, weekday=True)}")
    me.see("▸ Heure")
    me.press("Enter", "Heure annoncée")
    me.write("13 h 30", "Heure 13 h 30")
    me.see("▸ Lieu")
    me.press("Enter", "╭─ Lieu")
    me.write("Salle Bellevue", "Lieu Salle Bellevue", gone="╭─ Lieu")
    me.press("i", "Une par ligne")
    me.terminal.type("\r".join(PEOPLE))
    me.press("C-s", "Est-ce bien ainsi?", "Karim Benali")
    me.press("Enter", "12 personnes ajoutées.", "Personnes 12 personnes, 12 voix", gone="Est-ce bien ainsi?")


def begin(me: Facilitator, wall: str = "2") -> None:
    """The questions that are asked once, then the first step."""
    me.press("n", "L’écran projeté montre-t-il la même chose que le vôtre?")
    me.press(wall, "Qui prend les notes aujourd’hui?")
    me.write("Line Morin", "Tout est prêt")
    me.press("n", "ACCUEIL, INTENTION, PRÉSENCES", "Étape 1 sur")


def welcome(me: Facilitator) -> None:
    """A note in the first step."""
    me.press("c", "‹ note ›", "Ce qui est dit")
    me.write("Karim arrive à 14 h", "Note consignée.")


def adjust(me: Facilitator) -> None:
    """The duplicate merged, one role reworded, one added."""
    me.press("n", "Lire et ajuster les cinq familles", "▸ A1", gone="ACCUEIL")
    for code in ("A2", "A3", "A4", "A5", "A6"):
        me.press("Down", f"▸ {code}")
    me.see("même texte que B6 · f : fusionner")
    me.press("f", "Fusionner A6 avec", "▸ B6")
    me.press("Enter", "Fusionner A6 et B6", "Quel code garder?")
    me.press("1", "B6 fusionné dans A6.", gone="Quel code garder?")
    me.instant("one act of adjusting is done")
    if "▸ A1" in me.flat:
        # Whoever comes back begins at the top.
        me.choose("A6")
    for family in "BCD":
        me.press("Right", f"▸ {family}1")
    for code in ("D2", "D3", "D4", "D5"):
        me.press("Down", f"▸ {code}")
    me.press("r", "Les mots de D5")
    me.press("1", "Reformuler D5")
    me.write(" avec le milieu", "D5 reformulé.", REWORDED)
    me.press("Right", "▸ E1")
    me.press("i", "Insérer un rôle : E ▼")
    me.fill([ADDED, "Porter la parole"], "E6 ajouté.", "▸ E6", gone="Insérer un rôle")
    me.see("1 ajouté (E6), 1 reformulé, 1 fusionné")


def settle(me: Facilitator) -> None:
    """The list is settled on the way to the assessment."""
    me.press("n", "Arrêter la liste?", "26 rôles seront évalués")
    me.press("Enter", "12 personnes votent")
    me.press("Enter", "ÉVALUER EN SILENCE", gone="corriger les présences")


def count(me: Facilitator, *, masked: bool = False) -> None:
    """The ballots of « Complet », one after the other, number 7 reopened and corrected."""
    me.press("n", "b saisir les bulletins", "sur 12 personnes présentes")
    me.press("b", "Dépouillement · bulletin 1 sur 12")
    for number in range(1, 13):
        key_ballot(me, number)
    end_count(me, masked=masked)


def end_count(me: Facilitator, *, masked: bool = False) -> None:
    """One ballot is corrected by its number, then back to the step."""
    me.press("z", "Rouvrir un bulletin")
    me.write("7", "bulletin 7, rouvert")
    me.press("2", "▸ A1 Mettre en relation • [ • ]" if masked else "▸ A1 Mettre en relation 2 ▮▮▯")
    for family in "BCDE":
        me.press("Enter", f"Famille {family} :")
    me.press("Enter", "Bulletin 7 corrigé.")
    me.press("Escape", "sur 12 personnes présentes", "b saisir les bulletins", gone="Dépouillement · bulletin")


def key_ballot(me: Facilitator, number: int) -> None:
    """One paper, typed as fast as a keyboard can; each family ends with Enter."""
    me.terminal.type("\r".join(scale_ballot(number)) + "\r")
    me.see(f"Bulletin {number} déposé.")


def reveal(me: Facilitator) -> None:
    """The reveal is asked for, refused once, then done; the shortlist has twelve roles."""
    me.press("n", "F9 dévoiler, sans retour", "sur 12 personnes présentes", gone="En reste-t-il")
    me.press("F9", "Dévoiler?", "Échap attendre")
    me.press("Escape", "F9 dévoiler, sans retour", gone="Échap attendre")
    me.press("F9", "Dévoiler?", "Échap attendre")
    me.press("Enter", "Dévoilé.", "12 bulletins sur 12 personnes", "trié par écart", gone="Échap attendre")


def vote(me: Facilitator) -> None:
    """Twelve ballots of three dots, up to the secret that is about to be told."""
    me.press("n", "12 personnes votent")
    me.press("Enter", "F9 dévoiler, sans retour", "3 points par personne", gone="corriger les présences")
    me.press("b", "Dépouillement · bulletin 1 sur 12")
    for number, codes in enumerate(dots_ballots(DOTS, 12, 3), start=1):
        me.terminal.type("".join(codes).lower() + "\r")
        me.see(f"Bulletin {number} déposé.")
    me.press("Escape", "F9 dévoiler, sans retour", "sur 12 personnes présentes", gone="Dépouillement · bulletin")


def tie(me: Facilitator) -> None:
    """The vote is revealed; two roles are equal for one place; raised hands settle it."""
    me.press("F9", "Dévoiler?", "Échap attendre")
    me.press("Enter", "2 départager à main levée", "3 nouveau vote secret", gone="Échap attendre")
    me.press("2", "Départager à main levée", "D4", "B2")
    hands = {"B2": "5", "D4": "7"}
    order = sorted(hands, key=me.last.rindex)
    me.fill([hands[code] for code in order], "Départagé à main levée.", gone="Une minute.")


CARRIED = {
    "E2": ("Anne Lavoie", "Écrire à la mairie", "15 janvier"),
    "C3": ("Bineta Diop; Carlos Ruiz", "Réunir les groupes", "1er février"),
    "A3": ("Denise Roy", "Un déjeuner-causerie", "mars"),
    "D4": ("Hélène Tran", "Une revue mensuelle", "décembre"),
}


def carry(me: Facilitator) -> None:
    """The retained roles with a person, an act and a date each; two actions; one decision."""
    me.press("n", "Qui porte? Première action? Pour quand?", "à remplir")
    for code, fields in CARRIED.items():
        me.choose(code)
        me.press("Enter", f"╭─ {code} ·", "Qui porte?")
        me.fill(fields, "C’est noté au compte rendu.", fields[1], gone=f"╭─ {code} ·")
        me.instant(f"{code} is carried")
    capture(me, "Réserver la salle", "Ian Smith", "1er décembre")
    capture(me, "Inviter les organismes absents")
    me.press("d", "Nous décidons de…")
    me.terminal.type("Tenir une assemblée publique au printemps")
    say_who(me, "Denise Roy", "avril")
    me.press("Enter", "Déc. 1 consignée.", gone="Nous décidons de…")


def capture(me: Facilitator, text: str, *later: str) -> None:
    """A follow-up: the kind is changed above its text; who and when, if they are known."""
    me.press("c", "‹ note ›", "Ce qui est dit")
    me.press("Up")
    me.press("Right", "‹ suivi ›", "Pour quand?")
    me.press("Down")
    me.terminal.type(text)
    if later:
        say_who(me, *later)
    me.press("Enter", "Suivi consigné.", gone="‹ suivi ›")


def say_who(me: Facilitator, who: str, due: str) -> None:
    """Who answers for it and by when, under the text."""
    me.terminal.keys("Tab")
    me.terminal.type(who)
    me.terminal.keys("Tab")
    me.terminal.type(due)


def agree(me: Facilitator) -> None:
    """Fingers, then a reservation without a name."""
    me.press("n", "Nous avançons si aucune main n’est sous 2", "Entrée compter")
    me.press("Enter", "Combien à 0, 1, 2, 3, 4 et 5 doigts?")
    me.write("0 0 1 3 5 3", "Les doigts sont comptés.", "✓ Le niveau exigé est atteint.")
    me.press("i", "Mot pour mot")
    me.write("Le calendrier est serré pour les petits groupes", "Avec ou sans nom?")
    me.press("1", "La réserve est consignée.", "Le calendrier est serré")


def close(me: Facilitator) -> None:
    """What lacks a person is completed, the next meeting is fixed, the minutes become final."""
    me.press("n", "Encore 1 ligne à compléter", "à fixer")
    me.choose("Suivi Inviter les organismes absents")
    me.press("Enter", "Pour quand?", "Qui?")
    me.fill(["Line Morin", "janvier"], "C’est complété.", "Relisons ensemble.", gone="champ suivant")
    me.press("Right", "Date et heure")
    me.fill([NEXT, "Même salle"], "La prochaine rencontre est consignée.", "Même salle", gone="champ suivant")
    me.press("F8", "Arrêter le compte rendu?")
    me.press("Enter", "Le compte rendu est final.")


def export(me: Facilitator) -> str:
    """The minutes are read on screen, then stored; returns what the file holds."""
    path = me.home / "compte-rendu.md"
    me.press("s", "Compte rendu ·", "final")
    me.press("s", "Enregistrer le compte rendu", "1 Texte Markdown")
    me.press("1", "Fichier ou dossier", "-remi-")
    me.press("C-u", gone="-remi-")
    me.write(str(path), "Enregistré :")
    me.press("Escape", "Le compte rendu est final.", gone="lire la suite")
    me.press("q", "Ateliers", TITLE)
    me.press("q", "CODE=0")
    return path.read_text(encoding="utf-8")
