"""Words as learners type them: what folds together, what is one letter off, what is another."""
