"""`python -m overland`, the same as the `overland` command."""

from overland.cli import main

raise SystemExit(main())
