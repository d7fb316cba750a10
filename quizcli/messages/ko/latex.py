"""LaTeX로 쓴 식을 왜 읽을 수 없는지."""

from quizcli.errors import latex
from quizcli.errors.arithmetic import clipped
from quizcli.messages import Templates


def _unbalanced(reason: latex.LatexUnbalanced) -> str:
    if not reason.sign:
        return "LaTeX의 중괄호 짝이 맞지 않습니다."
    return f"LaTeX에서 짝이 없는 것: `{clipped(reason.sign)}`."


def _unknown(reason: latex.LatexUnknown) -> str:
    said = f"답에서는 읽을 수 없는 LaTeX 명령: `{clipped(reason.macro)}`."
    meant = f" 혹시 `{reason.meant}`입니까?" if reason.meant else " LaTeX 없이 써 보세요."
    return said + meant


def _braces(reason: latex.LatexBraces) -> str:
    inside = clipped(reason.inside)
    return (
        "LaTeX의 중괄호는 화면에 나오지 않습니다: "
        f"`({inside})`라고 쓰거나, 분수는 `\\frac{{…}}{{…}}`로 쓰세요."
    )


def _mixed(reason: latex.LatexMixed) -> str:
    whole, fraction = clipped(reason.whole), clipped(reason.fraction)
    return (
        f"`{fraction}` 앞의 `{whole}`: 곱인지 대분수인지 알 수 없습니다. "
        f"분수 앞에 `{whole} \\cdot` 또는 `{whole} +`라고 쓰세요."
    )


TEMPLATES: Templates = {
    "rating.taken": "{rating} (지금 평가)",
    "rating.enter": "{rating} (Enter)",
    "command.source": "수식의 LaTeX 원문 보기, 되돌리기",
    latex.LatexDeep: "중괄호가 너무 깊게 겹쳤습니다: 최대 {most}겹.",
    latex.LatexUnbalanced: _unbalanced,
    latex.LatexUnknown: _unknown,
    latex.LatexArgument: lambda reason: (
        f"`{clipped(reason.macro)}` 다음에 빠진 것이 있습니다. 중괄호 안에 쓰세요."
    ),
    latex.LatexScript: "붙을 데가 없거나 두 번 쓴 `{sign}`: 함께 붙일 것은 중괄호로 묶으세요.",
    latex.LatexSubscript: lambda reason: (
        f"아래 첨자 `{clipped(reason.written)}`: 이름의 일부로 읽을 수 없습니다."
    ),
    latex.LatexBraces: _braces,
    latex.LatexProduct: "`/` 아래가 어디까지인지 알 수 없습니다. 괄호나 "
    "`\\frac{{…}}{{…}}`를 쓰세요.",
    latex.LatexMixed: _mixed,
    latex.LatexFunction: "`{name}` 함수가 어디까지 적용되는지 알 수 없습니다. "
    "`{name}(x)`처럼 괄호를 쓰세요.",
}
