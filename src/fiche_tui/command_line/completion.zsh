_fiche_words() {
  local -a known
  known=(${(f)"$(command fiche completion --words $1 2>/dev/null)"})
  known=("${(@)known/$'\t'/:}")
  _describe fiche known
}

_fiche_workshops() {
  _fiche_words workshops
}

_fiche_sheet_files() {
  _fiche_words sheets
  _files -g '*.(md|MD)'
}
