"""The words of the store's errors by code, as msgids; ``sentences`` makes sentences of them."""

from collections.abc import Mapping

from fiche_tui.language.translation import N_

WRITING: Mapping[str, str] = {
    "full": N_("le disque est plein. Libérez de l’espace"),
    "forbidden": N_("vous n’en avez pas le droit. Vérifiez les droits du dossier"),
    "read-only": N_("le dossier est en lecture seule. Choisissez-en un autre"),
    "missing": N_("le dossier n’existe pas. Créez-le ou choisissez-en un autre"),
    "name-too-long": N_("le nom est trop long. Raccourcissez-le"),
    "not-a-folder": N_("ce n’est pas un dossier. Choisissez-en un autre"),
    "failed": N_("le disque a refusé. Vérifiez-le"),
}

READING: Mapping[str, str] = {
    "full": N_("Le disque est plein : rien de nouveau ne s’enregistre. Faites de la place, et tout reprendra."),
    "read-only": N_("Le dossier est en lecture seule : rien de nouveau ne s’enregistre tant qu’il le reste."),
    "failed": N_("Le disque refuse d’écrire : rien de nouveau ne s’enregistre. Vérifiez les droits et le disque."),
}
"""What is said of a workshop whose disk takes nothing when it is opened."""

DAMAGE: Mapping[str, str] = {
    "chain": N_("il ne suit pas le journal précédent"),
    "checksum": N_("quelqu’un l’a changé"),
    "empty": N_("il est vide"),
    "kind": N_("c’est un autre fichier de l’atelier"),
    "missing": N_("il a disparu"),
    "name": N_("son nom n’est pas le sien"),
    "not-a-ballot": N_("ce n’est pas un bulletin de ce tour"),
    "not-finite": N_("un nombre n’en est pas un"),
    "not-json": N_("il est illisible"),
    "not-regular": N_("ce n’est pas un fichier ordinaire"),
    "not-utf8": N_("ce n’est pas du texte UTF-8"),
    "numbers": N_("des lignes y manquent"),
    "owner": N_("quelqu’un d’autre l’a écrit"),
    "recompressed": N_("sauvegarde recompressée; il faut le fichier tel qu’il a été écrit"),
    "several": N_("la même personne y a mis plus d’un bulletin"),
    "shape": N_("il contient autre chose"),
    "symlink": N_("c’est un lien"),
    "too-deep": N_("il est imbriqué trop profondément"),
    "too-large": N_("il est trop gros"),
    "truncated": N_("la fin manque"),
}
"""What is wrong with a file, or with a value that cannot be kept."""

REMEDIES: Mapping[str, str] = {
    "journal": N_(
        "Aucune copie n’en est gardée. Déplacez le dossier de l’atelier, puis reprenez sa sauvegarde : "
        "fiche import FICHIER"
    ),
    "room.json": N_("Il se refait dès que l’animation ouvre l’atelier, et de lui-même pendant la rencontre."),
    "doors.json": N_(
        "Fermez le vote par SSH s’il est ouvert, puis imprimez de nouveaux jetons : ils remplacent ce fichier."
    ),
}
"""What mends a damaged file, by its name, where no copy of it is kept: it is derived, or secret."""

ERRORS: Mapping[str, str] = {
    "already-exists": N_("{path} existe déjà : rien n’a été écrasé. Choisissez un autre nom."),
    "already-here": N_("L’atelier « {workshop} » est déjà sur cet ordinateur : rien n’a été changé."),
    "already-revealed": N_("Ce tour est dévoilé, et cela ne se défait pas."),
    "ambiguous": N_("Plusieurs ateliers répondent à « {text} » : {candidates}. Précisez."),
    "bad-id": N_("« {text} » n’est pas un identifiant d’atelier. Voyez la liste : fiche liste."),
    "boxes-of-others": N_(
        "Des bulletins restent dans les urnes de {owners}, que ce compte ne peut effacer. "
        "Demandez-le à l’administration; le reste est effacé."
    ),
    "damaged": N_("{path} est abîmé ({reason}); rien n’y a été touché. {remedy}"),
    "durability-unknown": N_("Le disque n’a pas confirmé l’écriture. Recommencez."),
    "exported-data": N_(
        "{path} vient d’un export : il a les comptes, pas l’atelier. "
        "Importez sa sauvegarde, faite à l’accueil ou par : fiche backup"
    ),
    "facilitation-held": N_("{who} anime déjà cet atelier depuis {since}. Prenez la main, ou attendez."),
    "facilitation-lost": N_(
        "{who} a pris la main : cet écran ne peut plus que lire. "
        "Pour la reprendre, revenez à l’accueil et rouvrez l’atelier."
    ),
    "handed-over": N_("L’atelier est confié au compte {to}, qui seul y écrit. Vous pouvez le lire."),
    "head-moved": N_("L’atelier a changé ailleurs. Rouvrez-le pour continuer."),
    "keeps-no-rights": N_(
        "Ce disque ne garde pas de droits : chacun y lirait ce fichier, qui est privé. Choisissez un autre dossier."
    ),
    "lock-busy": N_("Un autre programme retient l’atelier. Attendez un instant, puis recommencez."),
    "missing": N_("{path} n’existe pas. Vérifiez le nom."),
    "newer-schema": N_("{path} vient d’une version plus récente du programme. Mettez fiche à jour."),
    "no-account": N_("Aucun compte « {name} » sur cet ordinateur. Vérifiez le nom."),
    "no-backup": N_("{path} est abîmé et n’a pas de copie de secours. Gardez-le et demandez de l’aide."),
    "not-a-backup": N_(
        "{path} n’est pas une sauvegarde de fiche. Faites-en une à l’accueil, ou par : fiche backup ATELIER"
    ),
    "not-damaged": N_("{path} n’est pas abîmé : il n’y a rien à réparer."),
    "not-in-group": N_("Le compte {name} n’est pas du groupe {group}. Demandez à l’administration de l’y ajouter."),
    "not-shared": N_(
        "Cet atelier est à votre compte seul. Passez-le plutôt par sa sauvegarde, "
        "faite à l’accueil ou par : fiche backup"
    ),
    "not-yours": N_("C’est le compte {owner} qui anime cet atelier. Demandez-lui de vous le confier."),
    "not-found": N_("Aucun atelier ne correspond à « {text} ». {near}"),
    "only-maker-lets-in": N_("Seul le compte {maker}, qui a fait l’atelier, le confie à d’autres. Rendez-le-lui."),
    "open-to-renaming": N_(
        "Dans {path}, chacun pourrait renommer l’atelier d’un autre. Demandez à l’administration d’y faire chmod +t."
    ),
    "own-account": N_("Cet atelier est déjà à votre compte ({name}). Nommez-en un autre."),
    "planted-box": N_("L’urne {path} porte un nom de l’animation, mais c’est le compte {owner} qui l’a faite."),
    "rewound": N_(
        "Des {known} faits que vous connaissez de l’atelier {path}, il n’en reste que {found} : "
        "le compte qui garde son dossier a pu en effacer. "
        "Demandez-lui une sauvegarde, ou continuez ainsi, ce que dira le compte rendu, "
        "en l’ouvrant à l’accueil ou par : fiche run ATELIER --restore"
    ),
    "round-just-closed": N_("Le tour vient de fermer."),
    "round-not-closed": N_("Le tour n’est pas fermé."),
    "round-not-open": N_("Ce tour n’est pas ouvert."),
    "unsound-backup": N_(
        "La ligne {number} du journal de cette sauvegarde est impossible (un nombre, une date ou un compte) : "
        "rien n’a été importé. Demandez-en une autre."
    ),
    "voters-forgotten": N_(
        "Le poste ne sait plus de qui sont ses bulletins. Continuez sur papier, ou ouvrez un nouveau tour."
    ),
    "unwritable-value": N_("Cette valeur ne peut pas être gardée ({reason})."),
}
"""The sentence of each error of the store."""
