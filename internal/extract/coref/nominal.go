package coref

// nominal gives a noun phrase that ends at a token to an entity, if one fits.
func (r *referrer) nominal(int) {}

// complete fills the roles whose owner is told by a reference.
func (r *referrer) complete() {}
