"""Articles into statements: sentences with their clauses, what is no statement set apart, who is speaking."""
