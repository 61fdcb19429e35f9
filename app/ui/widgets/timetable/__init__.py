"""The timetable of a meeting: days × rooms, one painted widget that is dragged, resized and typed into."""
