"""`python -m kyogo`."""

import sys

from kyogo.search_path import leave_out_the_current_folder

leave_out_the_current_folder(first=True)

from kyogo.launcher import main  # noqa: E402

sys.exit(main())
