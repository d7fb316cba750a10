"""`quiz completion SHELL`: the script that makes the shell's Tab key complete `quiz`."""

from typing import Annotated

import typer

from quizcli.cli.speech import words
from quizcli.errors import QuizError
from quizcli.errors.history import NoSuchShell

BASH = """\
_quiz_complete() {
    local IFS=$'\\n'
    COMPREPLY=($(_QUIZ_COMPLETE=bash _QUIZ_LINE="${COMP_LINE:0:COMP_POINT}" _QUIZ_WORD="$2" \\
        "${1/#\\~/$HOME}" 2>/dev/null))
}
complete -o default -F _quiz_complete quiz
"""

ZSH = """\
#compdef quiz
_quiz_complete() {
    local -a found
    found=("${(@f)$(_QUIZ_COMPLETE=zsh _QUIZ_LINE="${(j: :)words[1,CURRENT-1]} $PREFIX" \\
        ${~words[1]} 2>/dev/null)}")
    if [[ -z $found[1] ]]; then
        _files
    elif [[ $found[1] == *\\\\: ]]; then
        _describe quiz found -S ''
    else
        _describe quiz found
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _quiz_complete quiz
"""

FISH = """\
function __quiz_complete
    set -l line (commandline -cp)
    set -l found (env _QUIZ_COMPLETE=fish _QUIZ_LINE="$line" quiz 2>/dev/null)
    if set -q found[1]
        string join \\n -- $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command quiz --no-files --arguments '(__quiz_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def command(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="SHELL", help=words("history-shell"), autocompletion=lambda: SCRIPTS
        ),
    ],
) -> int:
    if shell not in SCRIPTS:
        raise QuizError(NoSuchShell(shell, tuple(SCRIPTS)), code=2)
    print(SCRIPTS[shell], end="")
    return 0
