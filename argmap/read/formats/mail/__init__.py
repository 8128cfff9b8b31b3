"""Mail, mailing lists and Usenet."""
