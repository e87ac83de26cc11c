"""The kinds of rules, in folders by what they are about, one file each: SUBJECT, Options and find()."""

GROUPED = True
