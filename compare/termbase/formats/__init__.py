"""One module for each format that termbases are exchanged in, named after it.

It has `read(raw, name)`, which gives what a file holds (Imported), and `write(entries)`, which gives bytes: the same
for the same concepts. `name` names the file in problems. What cannot be read at all raises UsageError.
"""
