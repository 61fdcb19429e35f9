"""The tabs of one meeting, one module each."""
