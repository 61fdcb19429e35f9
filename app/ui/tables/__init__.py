"""Tables: columns are data, rows are frozen values with an id."""
