#compdef mali-tui
# Completion of mali-tui in zsh:  source <(mali-tui completion zsh)
# or save this as _mali-tui in a folder of $fpath.

_mali-tui() {
    local value label
    local -a whole whole_labels begun begun_labels
    while IFS=$'\t' read -r value label; do
        if [[ $value == ':directories' ]]; then
            compset -P '*='
            _files -/
            return
        elif [[ $value == *[:=] ]]; then
            begun+=("$value")
            begun_labels+=("$value${label:+  $label}")
        else
            whole+=("$value")
            whole_labels+=("$value${label:+  $label}")
        fi
    done < <("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#begun )) && compadd -l -S '' -d begun_labels -a begun
    (( $#whole )) && compadd -l -d whole_labels -a whole
    (( $#begun + $#whole ))
}

if [[ ${funcstack[1]} == _mali-tui ]]; then
    _mali-tui "$@"
else
    compdef _mali-tui mali-tui
fi
