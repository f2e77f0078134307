"""The command `lawbook`: one small module per verb, imported when that verb is asked for."""
