"""`python -m compare.cli` is the command, too."""

import sys

from compare.cli import main

sys.exit(main())
