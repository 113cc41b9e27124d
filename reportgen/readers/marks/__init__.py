"""What marks of off record look like, and where they stand in a text.

The words are data (``off_record.yaml``); ``finding`` judges how they are set apart.
"""
