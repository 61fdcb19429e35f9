"""Tables of typed cells as spreadsheets: .xlsx and .csv."""
