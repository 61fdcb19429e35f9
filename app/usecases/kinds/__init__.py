"""The kinds of documents, declared in families: each module has ``KINDS``."""
