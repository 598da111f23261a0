"""Verdicts on the data folder: rights, room, the disk under it, links, damaged workshops, what a purge left."""

import shlex
from collections.abc import Iterator

from fiche_tui.doctor.facts import FolderFacts
from fiche_tui.doctor.verdict import Mark, Verdict
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _

NO_ROOM, LITTLE_ROOM = 20 << 20, 200 << 20
"""Bytes under which a meeting cannot be trusted to the disk, and under which it is told."""

FEW_FILES = 1000
"""Each write makes a file first; a meeting keeps a few hundred."""

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.sshfs", "fuse.glusterfs", "davfs"}
)
IN_MEMORY = frozenset({"tmpfs", "ramfs"})


def folder_verdicts(folder: FolderFacts) -> Iterator[Verdict]:
    """Yield the verdicts on the data folder."""
    rights = _rights(folder)
    yield rights
    if rights.mark is Mark.WRONG and not (folder.exists and folder.is_folder):
        return  # What lies around it says nothing of the folder that will be chosen instead.
    yield _room(folder)
    yield _disk(folder)
    yield from _links(folder)
    yield from _damaged(folder)
    yield from _purges(folder)


def _rights(folder: FolderFacts) -> Verdict:
    mark = Mark.WRONG
    if folder.exists and not folder.is_folder:
        said = _("{path} n’est pas un dossier. Choisissez-en un autre avec FICHE_DATA.")
    elif not folder.usable and folder.exists:
        said = _(
            "vous ne pouvez pas lire et écrire dans {path}. Vérifiez les droits, ou choisissez un autre FICHE_DATA."
        )
    elif not folder.usable:
        said = _("{path} ne peut pas être créé dans {nearest}. Vérifiez les droits, ou choisissez un autre FICHE_DATA.")
    elif folder.open_to_renaming:
        said = _("n’importe qui peut renommer les ateliers de {path}. L’administration doit faire : chmod +t {quoted}")
    else:
        mark = Mark.GOOD
        said = "{path}." if folder.exists else _("{path} sera créé avec le premier atelier.")
    words = said.format(
        path=shown_path(folder.path), nearest=shown_path(folder.nearest), quoted=shlex.quote(folder.path)
    )
    return Verdict("folder", mark, _("Dossier"), words)


def _room(folder: FolderFacts) -> Verdict:
    subject = _("Espace")
    if folder.free_bytes is None:
        return Verdict("space", Mark.NOTE, subject, _("le disque ne dit pas ce qui lui reste. Vérifiez-le."))
    if folder.free_files is not None and folder.free_files < FEW_FILES:
        said = _("le disque ne peut presque plus créer de fichiers. Supprimez-en, ou choisissez un autre FICHE_DATA.")
        return Verdict("space", Mark.WRONG, subject, said)
    megabytes = folder.free_bytes >> 20
    if folder.free_bytes < NO_ROOM:
        mark = Mark.WRONG
        said = _("il ne reste que {megabytes} Mo. Libérez de la place avant la rencontre.")
    elif folder.free_bytes < LITTLE_ROOM:
        mark, said = Mark.NOTE, _("il reste {megabytes} Mo, assez pour une rencontre. Libérez de la place ensuite.")
    elif megabytes < 1024:
        mark, said = Mark.GOOD, _("{megabytes} Mo libres.")
    else:
        mark, said = Mark.GOOD, _("{gigabytes} Go libres.")
    return Verdict("space", mark, subject, said.format(megabytes=megabytes, gigabytes=megabytes >> 10))


def _disk(folder: FolderFacts) -> Verdict:
    mark = Mark.NOTE
    if folder.disk in NETWORK:
        said = _(
            "disque du réseau ({kind}); si le réseau tombe, rien ne s’écrit, et deux machines pourraient se nuire. "
            "Choisissez avec FICHE_DATA un dossier de cette machine."
        )
    elif folder.disk in IN_MEMORY:
        said = _(
            "en mémoire seulement ({kind}), tout s’efface à l’arrêt. Choisissez un vrai disque avec FICHE_DATA, "
            "ou sauvegardez avec fiche backup."
        )
    else:
        mark, said = Mark.GOOD, _("sur cette machine.")
    return Verdict("disk", mark, _("Disque"), said.format(kind=folder.disk))


def _links(folder: FolderFacts) -> Iterator[Verdict]:
    for name in folder.links:
        said = _("{name} mène ailleurs, et n’est pas suivi. Remettez l’atelier lui-même dans {path}.")
        yield Verdict("links", Mark.NOTE, _("Lien"), said.format(name=name, path=shown_path(folder.path)))


def _damaged(folder: FolderFacts) -> Iterator[Verdict]:
    for one in folder.damaged:
        said = f"{one.id}. {error_sentence(one.code, one.values)}"
        if one.values.get("last_good_backup"):
            remedy = _("Pour repartir d’elle : fiche run {workshop} --restore").format(workshop=one.id)
            said = f"{said} {remedy}"
        yield Verdict("workshops", Mark.NOTE if one.opens else Mark.WRONG, _("Atelier"), said)


def _purges(folder: FolderFacts) -> Iterator[Verdict]:
    subject = _("Effacement")
    for path, owners in folder.leftovers:
        said = _("un atelier effacé a laissé des restes dans {path}. Ouvrez fiche, et ils s’en iront.")
        if owners:
            said = _("un atelier effacé a laissé des fichiers de {owners} dans {path}. Voyez l’administration.")
        yield Verdict("purge", Mark.NOTE, subject, said.format(path=shown_path(path), owners=", ".join(owners)))
    for known_id in folder.purging:
        said = _("celui des bulletins n’est pas fini. Reprenez-le : fiche purge {workshop} --ballots")
        yield Verdict("purge", Mark.NOTE, subject, said.format(workshop=known_id))
