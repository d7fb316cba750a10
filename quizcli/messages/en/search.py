"""What can be wrong with what is looked for, and the words of the lists."""

from quizcli.errors import search
from quizcli.messages import Templates


def _unknown_value(reason: search.NoSuchFilterValue) -> str:
    meant = f"; did you mean `{reason.name}:{reason.meant}`?" if reason.meant else "."
    known = ", ".join(reason.known)
    return f"There is no `{reason.name}:{reason.value}`{meant} There are: {known}."


def _unknown_filter(reason: search.NoSuchFilter) -> str:
    known = ", ".join(f"{name}:" for name in reason.known)
    return (
        f"There is no filter `{reason.name}:`; did you mean `{reason.meant}:`? There are: {known}. "
        f"""Where the word itself is meant, quote it for the shell too: '"{reason.typed}"'"""
    )


def _nothing_found(reason: search.NothingFound) -> str:
    if reason.nowhere:
        words = ", ".join(f"`{word}`" for word in reason.nowhere)
        return f"Nothing found: no card has {words}. A shorter piece of the word finds more."
    return (
        f"Nothing found for `{reason.query}`. Leave out a word or a filter; "
        "`quiz list` shows all there is."
    )


TEMPLATES: Templates = {
    search.NoSuchFilter: _unknown_filter,
    search.NoSuchFilterValue: _unknown_value,
    search.EmptyFilter: "`{name}:` needs its value right behind it, as in `{name}:{example}`.",
    search.EmptySearch: "Nothing to look for: give a word or a filter. Usage: {usage}",
    search.LongSearch: "{length} characters are too many to look for (at most {most}).",
    search.NotACount: "`-n` needs a whole number from 1, not `{typed}`.",
    search.NothingFound: _nothing_found,
    "help.search": "Find cards by their words: deck:, tag:, kind:, is:, slip: and -word narrow it.",
    "help.list": "List all cards, or those that fit deck:, tag:, kind:, is:, slip:.",
    "option.search": "Words that must all occur; '\"a phrase\"'; -word must not. deck:GLOB, "
    "tag:NAME, kind:NAME, is:due|new|leech|suspended|buried, slip:LABEL; -is:new and so on.",
    "option.listed": "At most N items; -n N is the same.",
    "search.filling": "making cards searchable {done}/{total}",
    "search.found": "Found: {count}.",
    "search.more": "Found: {count}, listed: {listed}. More with a larger `-n`.",
    "search.new": "new",
    "search.due": "due",
    "search.in": "in {days} days",
    "search.buried": "buried",
    "search.suspended": "suspended",
}
