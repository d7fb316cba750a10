"""When two jobs are the same question, also on another day and in another process."""

import json
from collections.abc import Callable
from hashlib import blake2b

from quizcli.model import Job
from quizcli.oracle.installed import torch_version


def key(job: Job, digest: Callable[[str], str]) -> str:
    """A hash of the reference's source (as `digest` tells it), the parameters and torch.

    The order of parameters does not matter; 1 and 1.0 are different parameters. Raises
    ValueError or TypeError where JSON cannot hold the parameters.
    """
    parts = [job.reference, digest(job.reference), job.parameters, torch_version()]
    text = json.dumps(parts, sort_keys=True, allow_nan=False, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()
