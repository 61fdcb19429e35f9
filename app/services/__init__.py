"""Session and arguments in, change out; raises UserError."""
