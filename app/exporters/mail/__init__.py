"""Messages to participants: what they say, and the bytes of them (RFC 5322, RFC 6047)."""
