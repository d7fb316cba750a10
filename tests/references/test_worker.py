"""The worker as a process: its first line, its pipes, its end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "CUDA_VISIBLE_DEVICES": ""}
CONV = {"size": 5, "in_channels": 1, "out_channels": 1, "kernel_size": 3}
PATIENCE = 120

HANGING = """
import os, threading
from quizcli.references import pipes, serve

def hang(request):
    os.write(1, b"computing\\n")
    threading.Event().wait()

serve.serve(pipes.lines(0), 1, hang)
"""
NOISY = """
import os, sys, warnings
from quizcli.references import __main__, serve

quiet = serve.answer

def noisy(request, device):
    print("noise by print", flush=True)
    os.write(1, b"noise by write\\n")
    warnings.warn("noise by warning")
    return quiet(request, device)

serve.answer = noisy
sys.argv = ["worker"]
__main__.main()
"""


@pytest.fixture
def start():
    started = []

    def begin(*arguments: str) -> subprocess.Popen:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [sys.executable, *arguments], stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        with process:
            process.kill()


def say(process: subprocess.Popen, line: bytes) -> None:
    process.stdin.write(line + b"\n")
    process.stdin.flush()


def ask(process: subprocess.Popen, number: int, **parameters) -> dict:
    asked = {"id": number, "reference": "conv2d", "parameters": parameters}
    say(process, json.dumps(asked).encode())
    return json.loads(process.stdout.readline())


def test_a_conversation(start):
    process = start("-m", "quizcli.references", "--device", "cpu")
    assert json.loads(process.stdout.readline()) == {"torch": torch.__version__, "device": "cpu"}
    assert ask(process, 7, **CONV)["results"]["output_shape"] == [1, 3, 3]
    outside = ask(process, 8, **{**CONV, "kernel_size": 0})
    assert outside["id"] == 8
    assert outside["error"]["type"] == "WholeWanted"
    say(process, b"\n\xff what?")
    garbage = json.loads(process.stdout.readline())
    assert (garbage["id"], garbage["error"]["type"]) == (None, "RequestUnreadable")
    assert ask(process, 9, **CONV)["id"] == 9
    process.stdin.close()
    assert process.wait(PATIENCE) == 0
    assert process.stdout.read() == b""


def test_many_requests_at_once_are_answered_in_their_order(start):
    process = start("-m", "quizcli.references")
    asked = {"reference": "conv2d", "parameters": CONV}
    lines = [json.dumps({"id": number, **asked}) for number in range(300)]
    process.stdin.write("\n".join([*lines, ""]).encode())
    process.stdin.flush()
    process.stdout.readline()
    assert [json.loads(process.stdout.readline())["id"] for _ in lines] == list(range(300))


def test_the_end_of_input_ends_it_while_it_computes(start):
    process = start("-c", HANGING)
    say(process, b'{"id": 1}')
    assert process.stdout.readline() == b"computing\n"
    process.stdin.close()
    assert process.wait(PATIENCE) == 0


def test_the_end_of_input_ends_it_while_it_loads(start):
    process = start("-m", "quizcli.references")
    process.stdin.close()
    assert process.wait(PATIENCE) == 0


def test_it_ends_when_nobody_reads_its_answers(start):
    process = start("-m", "quizcli.references")
    process.stdout.readline()
    process.stdout.close()
    say(process, b"{}")
    assert process.wait(PATIENCE) == 1


def test_standard_output_has_the_protocol_to_itself(start):
    process = start("-c", NOISY)
    first, answer = json.loads(process.stdout.readline()), ask(process, 1, **CONV)
    assert (first["device"], answer["id"]) == ("cpu", 1)
    process.stdin.close()
    assert process.stdout.read() == b""
    noise = process.stderr.read()
    assert all(f"noise by {way}".encode() in noise for way in ("print", "write", "warning"))


@pytest.mark.parametrize("device", ["cuda", "abacus"])
def test_a_missing_device_is_told_in_place_of_the_first_line(start, device):
    process = start("-m", "quizcli.references", "--device", device)
    line, rest = process.stdout.readline(), process.stdout.read()
    error = json.loads(line)["error"]
    assert (error["type"], error["device"], rest) == ("DeviceMissing", device, b"")
    assert process.wait(PATIENCE) == 1


def test_names_and_headers_are_known_without_torch():
    code = (
        "import sys, quizcli.references\n"
        "from quizcli import catalogue\n"
        "headers = [catalogue.header(name) for name in catalogue.names()]\n"
        "catalogue.checked('conv2d', {'size': 5})\n"
        "print(len(headers), 'torch' in sys.modules, 'numpy' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    count, *loaded = ran.stdout.split()
    assert int(count) >= 3
    assert loaded == ["False", "False"]
