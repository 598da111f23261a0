"""The lines of the source, letter for letter, as they were handed over: the sheet must keep them all."""

TITLES = ("RÔLES POSSIBLE D'UN ACTEUR COLLECTIF", "FIGHE D'ACTIVITÉ")

FAMILIES = {
    "RÉSEAUTAGE & COMMUNICATION": (
        "Mettre en relation les individus, les organisations et les instances concernés",
        "Animer des espaces de dialogue",
        "Développer une meilleure connaissance mutuelle et des liens de confiance",
        "Partager de l'information sur ce qui se passe dans la collectivité",
        "Faire connaître et rayonner les bons coups",
        "Diffuser l'information pertinente pour le développement de la collectivité",
    ),
    "COHÉRENCE & COMPLÉMENTARITÉ": (
        "Partager les pratiques existantes sur des enjeux ciblés",
        "Créer des zones de collaboration",
        "Intervenir en tenant compte des structures existantes",
        "Partager de l'expertise et des ressources: mutualiser les forces",
        "Dialoguer avec d'autres acteurs ou instances et favoriser les ajustements mutuels "
        "(dans la collectivité et aux autres palier)",
        "Diffuser l'information pertinente pour le développement de la collectivité",
    ),
    "RÉALISATION DE PROJETS COLLECTIFS": (
        "Créer des projets commun sur des enjeux ciblés",
        "Agir collectivement là où chacun ne peut agir seul",
        "Répondre collectivement à des enjeux émergents dans la collectivité",
        "Concevoir et mettre en œuvre des actions structurantes pour la collectivité",
    ),
    "RENFORCEMENT DES COMPÉTENCES": (
        "Créer des opportunités d'apprentissage et d'actualisations des pratiques "
        "(communauté de pratique, codéveloppement, formation, etc)",
        "S'assurer que chacun des acteurs puisse pleinement jouer son rôle",
        "Repérer et renforcer les leaderships",
        "Veiller sur le champs d'action ou sur des thèmes ciblés et partager les savoirs",
        "Produire de nouvelles connaissances",
    ),
    "POSITIONNEMENT ET INFLUENCE": (
        "Agir à titre d'instance conseil",
        "Influencer les décideurs ou d'autres acteurs collectifs",
        "Prendre position publiquement sur des enjeux de la collectivité",
        "Appuyer des projets et des initiatives",
        "Faire connaître à la population les enjeux, les défis, les réalisations, les réussites, etc.",
    ),
}
