"""Models of other makers, trained on the data of the shipped one and measured beside it; none is shipped."""
