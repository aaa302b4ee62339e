"""Telling the members of minutes: the e-mails, their proof, what is resumed."""
