"""The official wording of town charters, read from files (Wortlaut der Satzungen)."""
