"""How the steps of a pipeline are carried out."""
