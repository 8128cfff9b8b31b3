"""What the graph forms share: the lines of nodes and edges, DOT, drawing by Graphviz, and pages. Not a form itself."""
