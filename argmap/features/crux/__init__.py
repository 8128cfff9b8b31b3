"""Features of a claim as what two comments speak of, of which one sides with or against the other."""
