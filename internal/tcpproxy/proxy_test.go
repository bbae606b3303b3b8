package tcpproxy_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/dateline-news/dateline/internal/tcpproxy"
)

// echo starts a server that answers every line with its own name and the line.
func echo(tb testing.TB, name string) string {
	tb.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(tb, err)
	var work sync.WaitGroup
	work.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			work.Go(func() {
				defer conn.Close()
				for lines := bufio.NewScanner(conn); lines.Scan(); {
					fmt.Fprintf(conn, "%s %s\n", name, lines.Text())
				}
			})
		}
	})
	tb.Cleanup(func() { require.NoError(tb, listener.Close()); work.Wait() })
	return listener.Addr().String()
}

type client struct {
	net.Conn
	lines *bufio.Reader
}

func dial(tb testing.TB, proxy *tcpproxy.Proxy) client {
	tb.Helper()
	conn, err := net.Dial("tcp", proxy.Addr())
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = conn.Close() })
	require.NoError(tb, conn.SetDeadline(time.Now().Add(20*time.Second)))
	return client{conn, bufio.NewReader(conn)}
}

func (c client) ask(tb testing.TB, line string) string {
	tb.Helper()
	_, err := fmt.Fprintln(c, line)
	require.NoError(tb, err)
	answer, err := c.lines.ReadString('\n')
	require.NoError(tb, err)
	return answer
}

func TestProxy_Pass(t *testing.T) {
	t.Parallel()
	proxy := tcpproxy.New(t, echo(t, "first"))
	for i := range 8 {
		t.Run(fmt.Sprintf("Client%d", i), func(t *testing.T) {
			t.Parallel()
			c := dial(t, proxy)
			for j := range 50 {
				line := fmt.Sprintf("%d of %d", j, i)
				require.Equal(t, "first "+line+"\n", c.ask(t, line))
			}
		})
	}
}

func TestProxy_Pause(t *testing.T) {
	t.Parallel()
	proxy := tcpproxy.New(t, echo(t, "server"))
	c := dial(t, proxy)
	require.Equal(t, "server before\n", c.ask(t, "before"))

	proxy.Pause()
	proxy.Pause()
	_, err := fmt.Fprintln(c, "during")
	require.NoError(t, err, "the connection stays open")
	require.NoError(t, c.SetReadDeadline(time.Now().Add(100*time.Millisecond)))
	_, err = c.lines.ReadString('\n')
	require.ErrorIs(t, err, os.ErrDeadlineExceeded, "nobody answers")

	require.NoError(t, c.SetReadDeadline(time.Now().Add(20*time.Second)))
	proxy.Resume()
	proxy.Resume()
	answer, err := c.lines.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "server during\n", answer, "what was held back arrives")
}

func TestProxy_Cut(t *testing.T) {
	t.Parallel()
	proxy := tcpproxy.New(t, echo(t, "server"))
	old := dial(t, proxy)
	old.ask(t, "before")

	proxy.Cut()
	_, err := old.lines.ReadByte()
	require.Error(t, err)
	require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "the old connection is closed, not silent")
	_, err = io.ReadAll(dial(t, proxy))
	require.NotErrorIs(t, err, os.ErrDeadlineExceeded, "a new one as well")

	proxy.Restore()
	require.Equal(t, "server after\n", dial(t, proxy).ask(t, "after"))
}

func TestProxy_Retarget(t *testing.T) {
	t.Parallel()
	proxy := tcpproxy.New(t, echo(t, "first"))
	old := dial(t, proxy)
	require.Equal(t, "first a\n", old.ask(t, "a"))
	proxy.Retarget(echo(t, "second"))
	require.Equal(t, "second b\n", dial(t, proxy).ask(t, "b"))
	require.Equal(t, "first c\n", old.ask(t, "c"))
}

func TestProxy_NobodyBehind(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	c := dial(t, tcpproxy.New(t, listener.Addr().String()))
	_, err = c.lines.ReadByte()
	require.ErrorIs(t, err, io.EOF)
}

func TestProxy_EndsWithTestWhilePaused(t *testing.T) {
	t.Parallel()
	target := echo(t, "server")
	t.Run("Paused", func(t *testing.T) {
		proxy := tcpproxy.New(t, target)
		c := dial(t, proxy)
		c.ask(t, "before")
		proxy.Pause()
		_, err := fmt.Fprintln(c, "never delivered")
		require.NoError(t, err)
	})
}
