"""People and answers are counted: attendance reports, registrations and forms become numbers.

``stacked`` takes a file apart into its tables, ``attendees`` reads people from them, each once,
``answers`` the questions of forms and polls; ``figures`` writes what was counted. Addresses and
telephone numbers tell people apart and go no further.
"""
