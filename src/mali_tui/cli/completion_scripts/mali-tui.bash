# Completion of mali-tui in bash:  source <(mali-tui completion bash)

_mali_tui() {
    local line=${COMP_LINE:0:COMP_POINT} typed breaks= prefix= candidate
    local -a words
    # bash splits the line at colons, but a location is one word
    IFS=$' \t' read -ra words <<<"$line"
    [[ $line == *[[:blank:]] ]] && words+=("")
    typed=${words[${#words[@]} - 1]}
    # bash keeps what is before the last split
    [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
    [[ $COMP_WORDBREAKS == *=* ]] && breaks+==
    [[ -n $breaks ]] && prefix=${typed%"${typed##*[$breaks]}"}
    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        if [[ $candidate == :directories ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r candidate; do
                COMPREPLY+=("$candidate")
            done < <(compgen -d -- "${typed#"$prefix"}")
        else
            COMPREPLY+=("${candidate#"$prefix"}")
        fi
    done < <("$1" complete -- "${words[@]:1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _mali_tui mali-tui
