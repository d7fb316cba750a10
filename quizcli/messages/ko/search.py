"""찾는 말에서 무엇이 잘못되었는지, 그리고 목록의 말."""

from quizcli.errors import search
from quizcli.messages import Templates


def _unknown_value(reason: search.NoSuchFilterValue) -> str:
    meant = f" 혹시 `{reason.name}:{reason.meant}` 아닌가요?" if reason.meant else ""
    known = ", ".join(reason.known)
    return f"그런 것은 없습니다: `{reason.name}:{reason.value}`.{meant} 있는 것: {known}."


def _unknown_filter(reason: search.NoSuchFilter) -> str:
    known = ", ".join(f"{name}:" for name in reason.known)
    return (
        f"그런 필터는 없습니다: `{reason.name}:`. 혹시 `{reason.meant}:` 아닌가요? "
        f"있는 것: {known}. "
        f"""그 말 자체를 찾으려면 셸의 따옴표 안에 한 번 더 묶으세요: '"{reason.typed}"'"""
    )


def _nothing_found(reason: search.NothingFound) -> str:
    if reason.nowhere:
        words = ", ".join(f"`{word}`" for word in reason.nowhere)
        return f"찾지 못했습니다. 어느 카드에도 없는 말: {words}. 더 짧게 쓰면 더 많이 찾습니다."
    return (
        f"찾지 못했습니다: `{reason.query}`. 낱말이나 필터를 하나 빼 보세요. "
        "`quiz list`는 모두 보여 줍니다."
    )


TEMPLATES: Templates = {
    search.NoSuchFilter: _unknown_filter,
    search.NoSuchFilterValue: _unknown_value,
    search.EmptyFilter: "`{name}:` 바로 뒤에 값을 쓰세요. 예: `{name}:{example}`",
    search.EmptySearch: "찾을 말이 없습니다. 낱말이나 필터를 쓰세요. 사용법: {usage}",
    search.LongSearch: "찾을 말이 너무 깁니다: {length}자 (최대 {most}자).",
    search.NotACount: "`-n` 뒤에는 1 이상의 정수를 쓰세요. 쓰신 것: `{typed}`",
    search.NothingFound: _nothing_found,
    "help.search": "낱말로 카드를 찾습니다. deck:, tag:, kind:, is:, slip:, -낱말로 좁힙니다.",
    "help.list": "모든 카드, 또는 deck:, tag:, kind:, is:, slip:에 맞는 카드를 보여 줍니다.",
    "option.search": "모두 나와야 하는 낱말들, '\"이어진 말\"', 나오면 안 되는 -낱말. deck:GLOB, "
    "tag:이름, kind:이름, is:due|new|leech|suspended|buried, slip:이름표. -is:new처럼 뒤집습니다.",
    "option.listed": "최대 N개. -n N과 같습니다.",
    "search.filling": "찾을 수 있게 준비하는 중 {done}/{total}",
    "search.found": "찾은 것: {count}개.",
    "search.more": "찾은 것: {count}개, 보여 준 것: {listed}개. `-n`을 늘리면 더 보여 줍니다.",
    "search.new": "새 카드",
    "search.due": "복습",
    "search.in": "{days}일 뒤",
    "search.buried": "숨김",
    "search.suspended": "정지",
}
