package testbackend

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestChoose(t *testing.T) {
	t.Parallel()
	answers := func() error { return nil }
	silent := func() error { return errors.New("no Docker engine answers") }
	cases := map[string]struct {
		wanted, url string
		engine      func() error
		backend     Backend
		message     string
	}{
		"EngineAnswers":        {engine: answers, backend: Containers},
		"NoEngine":             {engine: silent, backend: Embedded},
		"EmbeddedWithEngine":   {wanted: "embedded", engine: answers, backend: Embedded},
		"ContainersWithEngine": {wanted: "containers", engine: answers, backend: Containers},
		"NamedBeforeAll":       {wanted: "containers", url: "nats://here", engine: silent, backend: Named},
		"ErrContainersNoEngine": {
			wanted: "containers", engine: silent, backend: Containers, message: "no Docker engine answers",
		},
		"ErrUnknownWord": {wanted: "docker", engine: answers, message: `"docker"; it takes containers, embedded or nothing`},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend, url, err := choose(test.wanted, test.url, test.engine)
			require.Equal(t, test.backend, backend)
			require.Equal(t, test.url, url)
			if test.message == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, test.message)
			}
		})
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	require.Equal(t, "NATS in a container", describe(Containers, "NATS", NATSVariable))
	require.Equal(t, "NATS embedded", describe(Embedded, "NATS", NATSVariable))
	require.Equal(t, "NATS named by DATELINE_TEST_NATS_URL", describe(Named, "NATS", NATSVariable))
}

func TestExplain(t *testing.T) {
	t.Parallel()
	require.NoError(t, explain(nil))
	cause := errors.New("connection refused")
	err := explain(cause)
	require.ErrorIs(t, err, cause)
	require.ErrorContains(t, err, "start the engine, or set DATELINE_TEST_BACKEND=embedded")
}
