"""The queue: held for review, published, returned with a reason, withdrawn. A room fills in a ``ReviewQueue``."""
