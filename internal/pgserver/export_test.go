package pgserver

// Archives is the folder in which the shared cache keeps what was fetched.
func Archives(version string) (string, error) {
	who, err := unprivileged()
	if err != nil {
		return "", err
	}
	dir, err := cacheDir("", who)
	return newBundle(dir, version).archives(), err
}
