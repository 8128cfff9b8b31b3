"""A developer's tool, outside the house: fits the weights of rules on labelled threads and writes them into rule files.

Run it as `python -m argmap.fit`; it needs the extra `fit`. argmap itself never imports it.
"""
