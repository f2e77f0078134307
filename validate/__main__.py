"""`python -m lawbook.validate` is `lawbook`."""

import sys

from lawbook.validate.command_line.main import main

if __name__ == "__main__":  # worker processes import this module again, under another name
    sys.exit(main())
