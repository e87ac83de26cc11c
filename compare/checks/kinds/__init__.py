"""The kinds of rules, one file each: SUBJECT, Options and find()."""
