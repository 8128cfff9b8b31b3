"""Forum software with few pages of its own: SMF, MyBB, Invision, FluxBB."""
