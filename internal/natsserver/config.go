package natsserver

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strconv"

	"github.com/nats-io/nats-server/v2/server"
)

// Config says where a server keeps its streams and how it is reached.
type Config struct {
	// Dir is the folder of the JetStream store; it is made where missing.
	// Two servers must not share one. Required.
	Dir string

	// Listen is the address to listen on, for example "127.0.0.1:4222"; port 0
	// takes a free one. Empty means no socket at all: only this process can
	// connect, through [Server.Connect].
	Listen string

	// MaxPayload is the largest message in bytes; 0 means the default of NATS,
	// 1 MiB.
	MaxPayload int32

	// Logger takes the server's own log; nil drops it.
	Logger *slog.Logger
}

// options translates the configuration into the server's own.
func (c Config) options() (*server.Options, error) {
	if c.Dir == "" {
		return nil, errors.New("a NATS server needs a folder for its streams")
	}
	opts := &server.Options{
		JetStream:  true,
		StoreDir:   c.Dir,
		SyncAlways: true,
		DontListen: true,
		NoSigs:     true, // signals belong to the program, not to a library in it
		MaxPayload: c.MaxPayload,
	}
	if c.Listen == "" {
		return opts, nil
	}
	opts.DontListen = false
	return opts, setAddress(opts, c.Listen)
}

func setAddress(opts *server.Options, address string) error {
	host, portText, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("reading the listen address: %w", err)
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return fmt.Errorf("reading the port of listen address %q: %w", address, err)
	}
	opts.Host, opts.Port = host, int(port)
	if port == 0 {
		opts.Port = server.RANDOM_PORT
	}
	return nil
}
