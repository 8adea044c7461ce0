"""The audit trail: searched by act, by who and by when."""
