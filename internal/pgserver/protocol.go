package pgserver

// childVariable in the environment makes a process of this program a keeper.
const childVariable = "DATELINE_POSTGRES_CHILD"

// order is the one line that the program writes to the keeper. After it the
// pipe stays open and silent; its end is the order to stop.
type order struct {
	DataDir    string
	CacheDir   string
	Repository string
	Temporary  bool
	NoSync     bool
}

// notice is a line that the keeper writes to the program. One field is set.
type notice struct {
	// Step says what the keeper is about to do, where that takes time.
	Step string `json:",omitempty"`
	// URL is the address of the server, which now takes connections.
	URL string `json:",omitempty"`
	// Problem is why the server could not be started or stopped.
	Problem string `json:",omitempty"`
}
