_fiche_workshops() {
  command fiche completion --words workshops "--begin=$1" 2>/dev/null | cut -f 1
}

# shtab has bash add the slash of a folder where the name of the function says that it gives files.
_fiche_sheet_files() {
  command fiche completion --words sheets "--begin=$1" 2>/dev/null | cut -f 1
  compgen -f -X '!*.[mM][dD]' -- "$1"
  compgen -d -- "$1"
}
