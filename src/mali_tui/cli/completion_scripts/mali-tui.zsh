#compdef mali-tui
# Completion of mali-tui in zsh:  source <(mali-tui completion zsh)
# or save this as _mali-tui in a folder of $fpath.

_mali-tui() {
    local value label
    local -a full full_labels partial partial_labels
    while IFS=$'\t' read -r value label; do
        if [[ $value == ':directories' ]]; then
            compset -P '*='
            _files -/
            return
        elif [[ $value == *[:=/] ]]; then
            partial+=("$value")
            partial_labels+=("$value${label:+  $label}")
        else
            full+=("$value")
            full_labels+=("$value${label:+  $label}")
        fi
    done < <("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#partial )) && compadd -l -S '' -d partial_labels -a partial
    (( $#full )) && compadd -l -d full_labels -a full
    (( $#partial + $#full ))
}

if [[ ${funcstack[1]} == _mali-tui ]]; then
    _mali-tui "$@"
else
    compdef _mali-tui mali-tui
fi
