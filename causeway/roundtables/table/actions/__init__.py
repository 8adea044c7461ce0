"""Acts of planning and organising."""
