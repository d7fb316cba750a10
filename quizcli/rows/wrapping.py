"""What stands around an answer and says nothing: `I think b`, `정답은 b`, `b인 것 같아요`.

Only what leaves the answer as it is may be taken away; never a word that denies, doubts
between two, or turns an order round.
"""

import re

_LEAD = re.compile(
    r"\s*(?:"
    r"(?:i\s+(?:think|guess|believe|choose|pick|select)|i(?:'d|\s+would)\s+(?:say|pick|choose|go\s+with)"
    r"|(?:i'm|i\s+am)\s+going\s+with|i(?:'ll|\s+will)\s+(?:go\s+with|pick|choose|take)|maybe|perhaps"
    r"|probably|it(?:'s|\s+is)|that(?:'s|\s+is)|음+|아마도?|제\s*생각에는?|제\s*생각엔|저는|나는)(?:\s+|\s*[,:]\s*)"
    r"|(?:(?:the\s+|my\s+)?(?:(?:correct|right|final)\s+)?(?:answers?|ans\.?|choice|guess)(?:\s+(?:is|are)\b)?"
    r"|(?:the\s+)?(?:options?|opt\.?|letters?)|(?:제\s*|내\s*)?(?:정답|답)|보기|선택지)"
    r"(?![^\W_])\s*(?:[:=]\s*)?"
    r"|(?:제\s*|내\s*)?(?:정답|답)(?:은|이)\s*[:,]?\s*"
    r"|(?:no\.?|#|№)\s*(?=[0-9])"
    r")",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:"
    r"(?:이|가)?\s*(?:인|일|맞는)\s*(?:것|거)\s*같(?:아요?|습니다|음|네요|다|은데요?)"
    r"|(?:인|일)\s*듯(?:해요?|합니다|하다|요)?"
    r"|(?:을|를|로|으로)?\s*(?:선택(?:합니다|할게요|했어요|하겠습니다|함)?|고를게요|고르겠습니다|골랐어요"
    r"|골랐습니다|갈게요|할게요|하겠습니다)"
    r"|\s*(?:이|가)\s*(?:맞(?:습니다|아요|음|다)|정답(?:입니다|이에요|임|이다)?|답(?:입니다|이에요|임|이다)?)"
    r"|\s+(?:보기|선택지|option|choice)"
    r"|(?:,|\s)\s*(?:is|are)\s+(?:correct|right|the\s+(?:(?:correct|right)\s+)?(?:answers?|one)|my\s+answer)"
    r")[\s.!?~…]*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*[-•*>][ \t]+", re.MULTILINE)
_MOST = 4
"""Leads that may follow one another: `I think the answer is option b`."""


def unwrapped(text: str) -> str:
    """The answer without words before and behind it that say nothing of it."""
    text = _BULLET.sub("", text)
    for _ in range(_MOST):
        lead = _LEAD.match(text)
        if not lead or not lead[0].strip() or lead.end() == len(text):
            break
        text = text[lead.end() :]
    cut = _TAIL.sub("", text.rstrip(), count=1)
    return (cut if cut.strip() else text).strip()
