"""The worker: `python -m quizcli.references --device cpu|cuda|mps|auto`.

Whatever torch or a reference prints goes to standard error: the protocol has standard output
to itself, through a duplicate made before anything else is loaded.
"""

import argparse
import functools
import os
import signal


def main() -> int:
    signal.pthread_sigmask(signal.SIG_SETMASK, ())  # a thread with all blocked may have begun this
    target = os.dup(1)
    os.dup2(2, 1)
    options = argparse.ArgumentParser(prog="quizcli.references")
    options.add_argument("--device", default="cpu")
    wanted = options.parse_args().device

    from quizcli.references import pipes

    read = pipes.lines(0)

    import msgspec
    import torch

    from quizcli.references import devices, serve

    device = devices.found(wanted)
    if not isinstance(device, devices.Device):
        pipes.write(target, serve.encoded({"error": msgspec.to_builtins(device)}))
        return 1
    devices.prepare(device)
    pipes.write(target, serve.encoded({"torch": torch.__version__, "device": device.name}))
    serve.serve(read, target, functools.partial(serve.answer, device=device))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
