"""The actions, decisions and minutes of all meetings."""
