"""Forms of the findings for other programs: one module for each. They serve for reports, checks and reviews."""
