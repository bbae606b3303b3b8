package e2e_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/testbackend"
)

const (
	composeFile = "../../docker-compose.yml"
	// imageVariable names the image of dateline to test; `make images` builds
	// one. The servers' images are those of the other integration tests.
	imageVariable = "DATELINE_TEST_DATELINE_IMAGE"

	commandTimeout = 5 * time.Minute
)

// stack is a compose project of its own: names, volumes and ports are no other
// stack's.
type stack struct {
	compose []string
	project string
	env     []string
}

// start brings the stack up with some workers, as a user would, and takes it
// down with its volumes at the end of the test.
func start(t *testing.T, workers string) *stack {
	t.Helper()
	image := needImage(t)
	s := &stack{
		compose: findCompose(t),
		project: "dateline-test-" + strings.ToLower(rand.Text()[:8]),
		env: append(os.Environ(), "STACK_DATELINE_IMAGE="+image,
			"STACK_NATS_PORT=0", "STACK_NATS_HTTP_PORT=0", "STACK_POSTGRES_PORT=0"),
	}
	s.setImage("STACK_NATS_IMAGE", "DATELINE_TEST_NATS_IMAGE")
	s.setImage("STACK_POSTGRES_IMAGE", "DATELINE_TEST_POSTGRES_IMAGE")
	t.Cleanup(func() {
		if t.Failed() {
			logs, _ := s.try(nil, "logs", "--no-color", "--timestamps")
			t.Logf("what the containers logged:\n%s", logs)
		}
		out, err := s.try(nil, "down", "--volumes", "--remove-orphans", "--timeout", "30")
		require.NoError(t, err, out)
	})
	s.run(t, nil, "up", "--detach", "--scale", "worker="+workers)
	return s
}

// needImage gives the image to test, and skips or fails the test where there
// is none or no engine to run it.
func needImage(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out the compose stack")
	}
	image := os.Getenv(imageVariable)
	if image == "" && os.Getenv(testbackend.Variable) != string(testbackend.Containers) {
		t.Skipf("the compose stack needs a Docker engine and an image of dateline; build it with `make images` and name it in %s", imageVariable)
	}
	require.NotEmpty(t, image, "%s=containers needs %s; `make images` builds dateline-test/dateline:local", testbackend.Variable, imageVariable)
	if backend, _ := testbackend.Choose(t, "compose stack", ""); backend != testbackend.Containers {
		t.Skip("the compose stack needs a Docker engine, and none answers")
	}
	return image
}

// findCompose prefers the second major version, a plug-in of docker.
func findCompose(t *testing.T) []string {
	t.Helper()
	if exec.CommandContext(t.Context(), "docker", "compose", "version").Run() == nil {
		return []string{"docker", "compose"}
	}
	path, err := exec.LookPath("docker-compose")
	require.NoError(t, err, "neither docker compose nor docker-compose is installed")
	return []string{path}
}

func (s *stack) setImage(setting, variable string) {
	s.env = append(s.env, setting+"="+cmp.Or(os.Getenv(variable), os.Getenv(setting)))
}

// run runs a compose command that has to succeed and gives its output.
func (s *stack) run(t *testing.T, stdin io.Reader, args ...string) string {
	t.Helper()
	out, err := s.try(stdin, args...)
	require.NoError(t, err, "compose %s: %s", strings.Join(args, " "), out)
	return out
}

// try gives standard output, or everything printed where the command failed.
// It has a context of its own, because clean-up outlives the test's.
func (s *stack) try(stdin io.Reader, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), commandTimeout)
	defer cancel()
	line := append(append(s.compose[1:len(s.compose):len(s.compose)], "-f", composeFile, "-p", s.project), args...)
	command := exec.CommandContext(ctx, s.compose[0], line...)
	command.Env = s.env
	command.Stdin = stdin
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	if err := command.Run(); err != nil {
		return out.String() + problems.String(), err
	}
	return strings.TrimSpace(out.String()), nil
}

// address is where a service's port is published on this machine.
func (s *stack) address(t *testing.T, service, port string) string {
	t.Helper()
	return s.run(t, nil, "port", service, port)
}

// containers lists the running containers of a service.
func (s *stack) containers(t *testing.T, service string) []string {
	t.Helper()
	return strings.Fields(s.run(t, nil, "ps", "-q", service))
}
