"""The citizens' letter box: a form without login, and where a petition stands."""
