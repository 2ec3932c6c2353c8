"""`python -m kyogo`."""

import sys

from kyogo.launcher import main

sys.exit(main())
