"""Words of a language: numbers, days, hours, names, negations, moods."""
