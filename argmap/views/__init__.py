"""Questions put to a map, answered as plain data. No view prints: `argmap.render` lays out what is found here.

Every view counts what it leaves out, so that a form can say so.
"""
