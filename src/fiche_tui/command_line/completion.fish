function _fiche_workshops
    command fiche completion --words workshops 2>/dev/null
end

function _fiche_sheet_files
    command fiche completion --words sheets 2>/dev/null
    __fish_complete_suffix .md
end
