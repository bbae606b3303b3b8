package natstest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"
	"github.com/testcontainers/testcontainers-go"
)

const (
	imageVariable = "DATELINE_TEST_NATS_IMAGE"
	defaultImage  = "nats:2.12-alpine"
	clientPort    = "4222/tcp"
	// stopGrace is long enough for a server that has its streams to close.
	stopGrace = 30 * time.Second
	// settings come as a file because no flag of the server sets sync_interval.
	settings = `
port: 4222
jetstream { store_dir: "/data", sync_interval: always }
`
)

// container is a server in a container of its own.
type container struct {
	ctr testcontainers.Container
}

// newContainer makes the container without starting it.
func newContainer(tb testing.TB) *container {
	tb.Helper()
	ctx, cancel := control(tb)
	defer cancel()
	image := cmp.Or(os.Getenv(imageVariable), defaultImage)
	ctr, err := testcontainers.Run(ctx, image,
		testcontainers.WithNoStart(),
		testcontainers.WithExposedPorts(clientPort),
		testcontainers.WithFiles(testcontainers.ContainerFile{
			Reader: strings.NewReader(settings), ContainerFilePath: "/dateline-test.conf", FileMode: 0o644,
		}),
		testcontainers.WithCmd("-c", "/dateline-test.conf"),
	)
	testcontainers.CleanupContainer(tb, ctr)
	require.NoError(tb, err, "making a container from image %s (set %s to another)", image, imageVariable)
	return &container{ctr: ctr}
}

func (c *container) start(ctx context.Context) (string, error) {
	if err := c.ctr.Start(ctx); err != nil {
		return "", fmt.Errorf("starting the NATS container: %w", err)
	}
	address, err := c.ctr.PortEndpoint(ctx, clientPort, "")
	if err != nil {
		return "", fmt.Errorf("finding the port of the NATS container: %w", err)
	}
	return address, awaitServer(ctx, address)
}

// awaitServer waits until the server answers. An open port says nothing: the
// engine's proxy takes connections before the server does, and the log still
// holds the lines of an earlier start.
func awaitServer(ctx context.Context, address string) error {
	ticks := time.NewTicker(20 * time.Millisecond)
	defer ticks.Stop()
	for {
		conn, err := nats.Connect("nats://"+address, nats.Timeout(time.Second))
		if err == nil {
			conn.Close()
			return nil
		}
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return fmt.Errorf("waiting for the NATS container: %w", err)
		}
	}
}

func (c *container) stop(ctx context.Context) error {
	grace := stopGrace
	if err := c.ctr.Stop(ctx, &grace); err != nil {
		return fmt.Errorf("stopping the NATS container: %w", err)
	}
	return nil
}
