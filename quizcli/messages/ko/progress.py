"""보고서의 말."""

from quizcli.errors import progress
from quizcli.messages import Templates


def _bad_since(reason: progress.BadSince) -> str:
    meant = f" `{reason.meant}`였나요?" if reason.meant else ""
    return (
        f"`--since {reason.text}`: 날짜도 일수도 아닙니다.{meant} "
        f"2026-11-22 같은 날짜나 1에서 {reason.most} 사이의 수를 쓰세요."
    )


TEMPLATES: Templates = {
    progress.BadSince: _bad_since,
    progress.SinceAhead: "`--since {since}`: 아직 오지 않은 날입니다. 오늘은 {today}입니다.",
    "help.progress": "배운 것, 아는 것, 다가올 것을 봅니다.",
    "option.since": "따로 볼 기간: 첫날(2026-11-22) 또는 일수.",
    "progress.title": "학습 현황",
    "progress.nothing": "아직 답한 것이 없습니다. `quiz today`가 첫 질문을 합니다.",
    "progress.today": "오늘",
    "progress.answers": "답 {answers} · 맞음 {right} ({share}) · 새 카드 {new} · {minutes}",
    "progress.no-answers": "아직 답한 것이 없습니다",
    "progress.waiting": "남은 것",
    "progress.left": "복습 {due} · 새 카드 {new}",
    "progress.streak": "연속",
    "progress.days": "{days}일 · 최장 {longest}일",
    "progress.minutes": "{minutes}분",
    "progress.decks": "덱",
    "progress.new": "새것",
    "progress.learning": "배우는 중",
    "progress.known": "익힘",
    "progress.recall": "기억률",
    "progress.suspended": "정지",
    "progress.no-deck": "덱에 없음",
    "progress.total": "모두",
    "progress.retention": "알던 것을 기억한 비율",
    "progress.self-rated": "스스로 평가",
    "progress.period": "{days}일",
    "progress.from": "{date}부터",
    "progress.share": "비율",
    "progress.interval": "95 %",
    "progress.of": "맞음",
    "progress.counted": "{answers}개 중 {right}개",
    "progress.range": "95 % 구간 {low}에서 {high}",
    "progress.coming": "앞으로 {days}일의 복습",
    "progress.items": "{items}개",
    "progress.weekdays": "월 화 수 목 금 토 일",
    "progress.hardest": "가장 어려운 것",
    "progress.lapses": "잊은 횟수 {lapses} · 난이도 {difficulty}",
    "progress.wrong": "틀린 답:",
    "progress.slips": "알려진 실수 ({date}부터)",
    "progress.times": "횟수",
    "progress.with": "항목",
    "progress.last": "마지막",
    "progress.none": "없음",
}
