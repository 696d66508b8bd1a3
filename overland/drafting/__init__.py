"""An article as proposals for a story's tables: places, dates, figures, quotations, movements.

Rules and a gazetteer, no model: nothing is fetched, and nothing goes into a table by itself.
"""
