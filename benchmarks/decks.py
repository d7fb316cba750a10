"""Made-up decks of the size and manner of the shipped ones: two languages, five kinds.

One card in five asks a reference; those are the templates of `computed.yaml`. The same seed
gives the same bytes. Nothing here is meant to be studied.
"""

from pathlib import Path
from random import Random

CARDS_PER_DECK = 100

_KINDS = {"text": 8, "choice": 12, "recall": 4, "computed": 6}
"""What a card is, and how often among 30."""
_TEMPLATES = Path(__file__).with_name("computed.yaml").read_text(encoding="utf-8")

_THINGS = {
    "합성곱 층": "convolution layer",
    "배치 정규화": "batch normalisation",
    "망각 게이트": "forget gate",
    "어텐션 가중치": "attention weight",
    "손실 함수": "loss function",
    "학습률": "learning rate",
    "은닉 상태": "hidden state",
    "위치 인코딩": "positional encoding",
    "드롭아웃": "dropout",
    "잔차 연결": "residual connection",
    "소프트맥스": "softmax",
    "임베딩 행렬": "embedding matrix",
    "풀링 층": "pooling layer",
    "가중치 감쇠": "weight decay",
    "기울기 소실": "vanishing gradient",
    "교차 엔트로피": "cross-entropy",
}
_DOINGS = {
    "파라미터의 수를 줄이려면 무엇을 바꾸어야 하는가": "is to have fewer parameters: what changes",
    "학습 중에만 다르게 동작하는 까닭은 무엇인가": "differs in training from evaluation: why",
    "입력의 길이가 두 배가 되면 무엇이 달라지는가": "gets an input twice as long: what differs",
    "기울기를 어디까지 전달하는가": "passes the gradient on: how far does it reach",
    "출력의 범위를 어떻게 정하는가": "bounds its output: by what is the range set",
    "과적합을 막는 데 어떻게 쓰이는가": "is used against overfitting: in which way",
}
_SENTENCES = {
    "계산한 값은 다음 층의 입력이 되므로 크기가 맞아야 한다": (
        "What is computed becomes the next layer's input, so the sizes have to agree"
    ),
    "학습할 때의 통계와 평가할 때의 통계가 다르다는 점에 주의한다": (
        "Mind that the statistics of training and of evaluation are not the same"
    ),
    "같은 가중치를 여러 위치에서 함께 쓰기 때문이다": (
        "The same weights are shared by many positions, and that is the whole reason"
    ),
    "행렬의 순서를 바꾸면 결과가 달라진다": (
        "The order of the two matrices matters: exchanged, they give another result"
    ),
    "값이 커지면 기울기가 0에 가까워져 학습이 느려진다": (
        "Where the value is large the slope is close to 0, and learning slows down"
    ),
}


def write(folder: Path, decks: int, seed: int = 1) -> list[Path]:
    """So many deck files in the folder; gives them in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(decks):
        path = folder / f"deck{number:03}.yaml"
        path.write_text(text(number, seed), encoding="utf-8")
        made.append(path)
    return made


def text(number: int, seed: int) -> str:
    """The deck of this number as YAML."""
    rng = Random(f"{seed}:{number}")
    head = (
        "# yaml-language-server: $schema=../../docs/deck.schema.json\n"
        f"deck: bench.deck{number:03}\n"
        f"title: {{ko: 연습 {number}, en: Exercise {number}}}\n"
        f"notes: bench{number // 10}.md\ncards:\n"
    )
    cards = (_card(f"{number:03}-{card:02}", rng) for card in range(CARDS_PER_DECK))
    return head + "\n".join(cards)


def _card(name: str, rng: Random) -> str:
    [kind] = rng.choices(list(_KINDS), list(_KINDS.values()))
    if kind == "computed":
        return _computed(name, rng)
    ko, en = rng.choice(list(_THINGS.items()))
    ask_ko, ask_en = rng.choice(list(_DOINGS.items()))
    lines = [
        f"- id: card-{name}",
        f"  kind: {kind}",
        *_both("ask", f"{ko}({name})이 {ask_ko}?", f"A {en} ({name}) {ask_en}?"),
    ]
    if rng.random() < 0.3:
        lines += _both("hint", *_sentence(rng))
    lines += {"text": _text, "choice": _choice, "recall": _recall}[kind](name, rng)
    if rng.random() < 0.8:
        lines += _both("work", *_sentence(rng))
    return "\n".join(lines) + "\n" + _source(name)


def _source(name: str) -> str:
    return f'  source: {{section: "Day {name[:3]} > DL Basic > {name[4:]}강"}}\n'


def _computed(name: str, rng: Random) -> str:
    """One of the templates under this card's name."""
    _, *templates = _TEMPLATES.split("- id: ")
    return f"- id: {rng.choice(templates).strip()}\n".replace("NAME", name) + _source(name)


def _both(field: str, ko: str, en: str) -> list[str]:
    return [f"  {field}:", f'    ko: "{ko}"', f'    en: "{en}"']


def _sentence(rng: Random) -> tuple[str, str]:
    """Two sentences in both languages."""
    pairs = rng.sample(list(_SENTENCES.items()), 2)
    return ". ".join(ko for ko, _ in pairs) + ".", ". ".join(en for _, en in pairs) + "."


def _text(name: str, rng: Random) -> list[str]:
    ko, en = rng.choice(list(_THINGS.items()))
    names = [f"{ko} {name}", f"{en} {name}", f"{''.join(w[0] for w in en.split())}{name}"]
    return [f"  answer: [{', '.join(names)}]"]


def _choice(name: str, rng: Random) -> list[str]:
    things = rng.sample(list(_THINGS.items()), 4)
    right = rng.randrange(4)
    lines = ["  options:"]
    for place, (ko, en) in enumerate(things):
        if place == right:
            lines.append(f'  - {{text: {{ko: "{ko}", en: "{en}"}}, right: true}}')
        elif rng.random() < 0.4:
            say_ko, say_en = rng.choice(list(_SENTENCES.items()))
            lines.append(f'  - text: {{ko: "{ko}", en: "{en}"}}')
            lines += ["    say:", f'      ko: "{say_ko}."', f'      en: "{say_en}."']
        else:
            lines.append(f'  - {{text: {{ko: "{ko}", en: "{en}"}}}}')
    return lines


def _recall(name: str, rng: Random) -> list[str]:
    return _both("answer", *_sentence(rng))
