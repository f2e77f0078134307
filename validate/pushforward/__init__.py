"""Maps that push measures forward: experiments."""
