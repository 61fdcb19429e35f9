"""The window: pages over table columns, commands and live queries; no page knows SQLAlchemy."""
