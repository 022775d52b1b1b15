"""``python -m mali_tui`` is ``mali-tui``."""

import sys

from mali_tui.cli.start import main

sys.exit(main())
