"""House style: the forms that articles choose, and what departs from an outlet's profile."""
