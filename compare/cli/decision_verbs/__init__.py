"""What `concordant decisions` can do: one module each, in the form of the verbs of `compare.cli`."""
