# Completion of mali-tui in fish:  mali-tui completion fish | source
# or save this as ~/.config/fish/completions/mali-tui.fish

function __mali_tui_complete
    set -l before (commandline -opc)
    set -l raw (commandline -ct)
    set -l typed
    # without its quotes, the last of which may not have been typed yet
    for quote in '' "'" '"'
        set typed (string unescape -- "$raw$quote"); and break
    end
    for candidate in ($before[1] complete -- $before[2..-1] "$typed" 2>/dev/null)
        if test "$candidate" = :directories
            # fish replaces the whole word `--content=DIR`
            set -l option (string match -r '^--[a-z]+=' -- "$typed")
            printf '%s\n' "$option"(__fish_complete_directories (string replace -r '^--[a-z]+=' '' -- "$typed"))
        else
            echo $candidate
        end
    end
end

complete -c mali-tui -f -a '(__mali_tui_complete)'
