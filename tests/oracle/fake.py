"""A child that answers, or misbehaves as the parameter `do` tells it; `start` obeys argv[1].

What it echoes is the parameter `value`. A `fifo` is how a test learns that a process ended
(its last writer closed it) or lets it go on (opened for reading here).
"""

import json
import os
import signal
import sys
import threading

PARENT = os.getppid()


def write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(1, data) :]


def line(number: object, results: dict) -> str:
    said = {"id": number, "results": results, "convention": "as in the test", "device": "meta"}
    return json.dumps(said) + "\n"


def echo(number: int, p: dict) -> str:
    return line(number, {"echo": p.get("value")})


def refusal(number: object, error: dict) -> str:
    return json.dumps({"id": number, "error": error}) + "\n"


def hang() -> None:
    threading.Event().wait()


def hold(fifo: str) -> None:
    """Be a writer of the fifo for as long as this process lives."""
    os.open(fifo, os.O_WRONLY)


def die(number: int, p: dict) -> None:
    os.write(2, p.get("said", "").encode())
    os._exit(p["code"])


def send_itself(number: int, p: dict) -> None:
    os.kill(os.getpid(), p["signal"])
    hang()


def interrupt(number: int, p: dict) -> None:
    os.kill(PARENT, signal.SIGINT)
    hang()


def grow(number: int, p: dict) -> None:
    grown = b"x" * p["bytes"]
    hang()
    del grown


def say(number: int, p: dict) -> None:
    write(p["text"])
    hang()


def half(number: int, p: dict) -> None:
    text = echo(number, p)
    write(text[: len(text) // 2])
    os._exit(0)


def endless(number: int, p: dict) -> None:
    while True:
        write("x" * 65536)


def late(number: int, p: dict) -> None:
    threading.Event().wait(p["seconds"])
    write(echo(number, p))


def deaf(number: int, p: dict) -> None:
    os.close(0)
    hang()


def leave_a_child(number: int, p: dict) -> None:
    if os.fork() == 0:
        hold(p["fifo"])
        hang()
    os._exit(p["code"])


def answer_and_end(number: int, p: dict) -> None:
    write(echo(number, p))
    os._exit(0)


def answer_and_babble(number: int, p: dict) -> None:
    writer = os.open(p["fifo"], os.O_WRONLY)
    write(echo(number, p))
    write("babble\n")
    os.close(writer)


def chatter(number: int, p: dict) -> None:
    for _ in range(p["lines"]):
        os.write(2, ("warning " * 1000 + "\n").encode())
    write(echo(number, p))


def gate(number: int, p: dict) -> None:
    with open(p["fifo"]) as opened:
        opened.read()
    write(refusal(number, p["error"]) if "error" in p else echo(number, p))


def hold_on(number: int, p: dict) -> None:
    hold(p["fifo"])
    write(echo(number, p))


def look(number: int, p: dict) -> None:
    import quizcli

    names = ("CUDA_VISIBLE_DEVICES", "PYTHONWARNINGS", "PYTHONPATH")
    found = {name: os.environ.get(name) for name in names}
    found |= {"session": os.getsid(0), "pid": os.getpid(), "quizcli": quizcli.__file__}
    write(line(number, found))


DEEDS = {
    "answer and babble": answer_and_babble,
    "answer and end": answer_and_end,
    "chatter": chatter,
    "deaf": deaf,
    "die": die,
    "endless": endless,
    "gate": gate,
    "grow": grow,
    "half": half,
    "hang": lambda number, p: hang(),
    "hold": hold_on,
    "interrupt": interrupt,
    "late": late,
    "leave a child": leave_a_child,
    "look": look,
    "refuse": lambda number, p: write(refusal(number, p["error"])),
    "say": say,
    "signal": send_itself,
    "twice": lambda number, p: write(echo(number, p) * 2),
}


def start(how: str, detail: str) -> None:
    if how == "count":  # one character a start
        with open(detail, "a") as file:
            file.write("x")
    if how == "slow":
        threading.Event().wait(1.5)
    if how == "die":
        raise SystemExit("ImportError: no torch here")
    if how == "hang":
        hang()
    if how == "babble":
        write("Hello!\n")
        hang()
    if how == "refuse":
        with open(detail, "a") as file:
            file.write("x")
        write(json.dumps({"error": {"type": "NoSuchVerb", "verb": "cuda", "meant": "cpu",
                                    "known": ["cpu"]}}) + "\n")  # fmt: skip
        raise SystemExit(1)
    write('{"torch": "9.9.9+fake", "device": "cpu"}\n')


def main() -> None:
    start(*[*sys.argv[1:], "", ""][:2])
    for served, text in enumerate(sys.stdin.buffer, 1):
        request = json.loads(text)
        p = request["parameters"]
        if "do" in p:
            DEEDS[p["do"]](request["id"], p)
        else:
            write(line(request["id"], {"echo": p["value"], "served": served}))
    os.write(2, b"the input ended\n")
    if sys.argv[1:] == ["stay"]:
        hang()


if __name__ == "__main__":
    main()
