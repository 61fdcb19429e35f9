"""Every figure of speed, memory and size, as a ratio against its floor or peer in one run: ``make bench``."""
