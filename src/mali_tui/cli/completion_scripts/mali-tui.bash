# Completion of mali-tui in bash:  source <(mali-tui completion bash)

_mali_tui() {
    local line=${COMP_LINE:0:COMP_POINT} candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        if [[ $candidate == :directories ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r candidate; do
                COMPREPLY+=("$candidate")
            done < <(compgen -d -- "$2")
        elif [[ $candidate == */ ]]; then
            # bash quotes the name of a folder, and puts the slash after it
            compopt -o filenames 2>/dev/null
            COMPREPLY+=("${candidate%/}")
        else
            COMPREPLY+=("$candidate")
        fi
    done < <("$1" complete --bash "$COMP_WORDBREAKS" "$line" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _mali_tui mali-tui
