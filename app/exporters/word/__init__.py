"""Word documents with real styles, for partners who edit drafts."""
