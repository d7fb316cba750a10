"""The learner's own files: what happened, and what to do."""

from quizcli.errors import state
from quizcli.messages import Templates, label

TEMPLATES: Templates = {
    state.NewerDatabase: "{path} was written by a newer quiz (version {found}; this one knows "
    "{known}). Nothing was touched. Update the program: git pull && make install.",
    state.DiskFull: "The disk is full: nothing could be written to {path}. What was saved before "
    "is safe. Free some space and try again.",
    state.CannotWrite: "{path} cannot be opened or written ({detail}). Make it writable, or set "
    "QUIZ_HOME to a folder that is.",
    state.Busy: "{path} is locked by another program. Close it and try again.",
    state.Damaged: "{path} is damaged ({detail}). `quiz restore` lists the backups; the damaged "
    "file is kept.",
    state.OtherSession: "Another quiz session is open (process {pid} on {terminal}, since "
    "{since}). Finish it there with /q; `quiz due` works beside it.",
    state.NothingToUndo: "There is nothing left to undo.",
    state.NothingYet: "There is no {path} yet: nothing has been answered.",
    state.NoBackup: lambda reason: (
        f"There is no backup `{reason.name}`. "
        + (f"There are: {', '.join(reason.known)}." if reason.known else "There are none yet.")
    ),
    state.ClockBack: "The clock says {today}, but the last answer was on {last}. Nothing is lost; "
    "check the date if you did not travel.",
    state.SettingsSyntax: "{path} is not valid TOML: {detail}.",
    state.UnknownSetting: lambda reason: (
        f"{reason.path}:{reason.line}: unknown setting `{reason.key}`; "
        + (f"did you mean `{reason.meant}`? " if reason.meant else "")
        + f"There are: {', '.join(reason.known)}."
    ),
    state.BadSetting: lambda reason: (
        f"{reason.where}: `{reason.key}` cannot be `{reason.value}`; "
        f"wanted is {label('en', reason.wanted)}."
    ),
    state.NoSuchVerb: lambda reason: (
        f"There is no command `{reason.verb}`"
        + (f"; did you mean `{reason.meant}`?" if reason.meant else ".")
        + f" There are: {', '.join(reason.known)}."
    ),
    state.NoTerminal: "`quiz today` asks in a terminal, and this is none. Without one work: "
    "all other commands.",
    state.NoSuchDeck: lambda reason: (
        f"No deck fits `{reason.glob}`. "
        + (f"There are: {', '.join(reason.known)}." if reason.known else "There are none.")
    ),
    state.DifferentDecks: "the deck name `{name}` is already that of {first}; give this file a "
    "name of its own (deck: …)",
}
