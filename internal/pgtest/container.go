package pgtest

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/modules/postgres"
)

const (
	imageVariable = "DATELINE_TEST_POSTGRES_IMAGE"
	defaultImage  = "postgres:17-alpine"
	// containerTimeout bounds the start, the pull of the image included.
	containerTimeout = 5 * time.Minute
)

// startContainer starts the server in a container, without durability.
func (s *server) startContainer(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, containerTimeout)
	defer cancel()
	image := cmp.Or(os.Getenv(imageVariable), defaultImage)
	container, err := postgres.Run(ctx, image,
		postgres.WithUsername("postgres"),
		postgres.WithPassword(rand.Text()),
		postgres.WithDatabase("dateline"),
		testcontainers.WithCmdArgs(
			"-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200"),
	)
	s.end = func(ctx context.Context) error {
		return testcontainers.TerminateContainer(container, testcontainers.StopContext(ctx))
	}
	if err != nil {
		return "", fmt.Errorf("starting a container from image %s (set %s to another): %w", image, imageVariable, err)
	}
	url, err := container.ConnectionString(ctx, "sslmode=disable")
	if err != nil {
		return "", fmt.Errorf("finding the port of the PostgreSQL container: %w", err)
	}
	return url, awaitServer(ctx, url)
}

// awaitServer waits until the server answers. An open port says nothing: the
// engine's proxy takes connections before the server does.
func awaitServer(ctx context.Context, url string) error {
	ticks := time.NewTicker(50 * time.Millisecond)
	defer ticks.Stop()
	for {
		conn, err := pgx.Connect(ctx, url)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return fmt.Errorf("waiting for the PostgreSQL container: %w", err)
		}
	}
}
