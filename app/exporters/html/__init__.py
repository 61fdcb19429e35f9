"""HTML documents: one file each, nothing loaded from elsewhere, WCAG AA, good to print."""
