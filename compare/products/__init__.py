"""What is made of the pipeline's tables for a user: a report, a review, articles side by side, an explanation."""
