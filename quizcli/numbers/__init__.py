"""Numbers, tensors and axes as learners type them: how they are read, compared and shown."""
