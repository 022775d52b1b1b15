"""What ``mali-tui`` does when called: a module for each command, each with a ``run``."""
