"""The judge: reference models in torch, one a file, and the worker process that runs them.

`<topic>/<name>.py` opens with its literal `REFERENCE` (see `quizcli.catalogue`) and holds
`run(given)`: its parameters as attributes, its named results back, or a Reason. It makes its
tensors without naming a device or a type: the worker sets both, `meta` where the header says
so. torch is imported by those files and the modules here, never by importing this package.
"""
