"""Finding the mode by yes/no questions: experiments."""
