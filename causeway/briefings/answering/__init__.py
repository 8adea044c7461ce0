"""The paper with which governors decide about a consultation that the newsroom brought and staff said yes to."""
