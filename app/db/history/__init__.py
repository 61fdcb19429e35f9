"""One history, four uses: undo and redo, the audit, live refresh, and the detection of conflicts (DATA, "History").

Triggers made from the metadata write every changed row into the table ``change``; the changes of one unit of work
belong to one row of ``step``.

- ``tables`` the two tables · ``tracking`` which tables have a history, and what could not have an exact one
- ``sqlite`` everything in SQLite's own words: triggers, the current step, deferring (PostgreSQL's will stand beside)
- ``images`` a stored image becomes values · ``changes`` all that a step did to a row, taken together
- ``inverse`` take a step back · ``unique`` rows that trade unique values · ``refusals`` why it is refused
- ``work`` what that takes, per table · ``stack`` which step a person can undo next
- ``audit`` who changed what when · ``meanwhile`` saving over somebody else's edit
"""
