"""A developer's tool: fits the weights of rules and features on labelled threads and writes them into `weights/`.

Run it as `python -m argmap.fit`; it needs the extra `fit`. argmap itself never imports it.
"""
