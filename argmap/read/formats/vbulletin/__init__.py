"""vBulletin forums."""
