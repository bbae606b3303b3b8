// Package tcpproxy stands between a client and a real server in tests, and
// makes the network between them fail on demand: hold every byte back, or cut
// every connection. A fault in front of a real server says more than a mock
// of that server would. Test support.
package tcpproxy

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// dialTimeout bounds a connection attempt to the server; it is on loopback.
const dialTimeout = 10 * time.Second

// Proxy passes on what comes in on one address of its own, which stays the
// same while servers behind it come and go.
type Proxy struct {
	listener net.Listener
	work     sync.WaitGroup

	mu     sync.Mutex
	target string
	cut    bool
	closed bool
	flow   chan struct{} // closed while bytes may pass
	conns  map[net.Conn]struct{}
}

// New starts a proxy in front of the server at target (host:port); it ends
// with the test.
func New(tb testing.TB, target string) *Proxy {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	require.NoError(tb, err)
	p := &Proxy{listener: listener, target: target, flow: make(chan struct{}), conns: map[net.Conn]struct{}{}}
	close(p.flow)
	p.work.Go(p.accept)
	tb.Cleanup(p.close)
	return p
}

// Addr is the address (host:port) that clients use.
func (p *Proxy) Addr() string { return p.listener.Addr().String() }

// Retarget sends new connections to another server; old ones stay.
func (p *Proxy) Retarget(target string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.target = target
}

// Pause holds back every byte in both directions, as a frozen server or a
// silent network does: connections stay open and nobody answers.
func (p *Proxy) Pause() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.flow:
		p.flow = make(chan struct{})
	default: // paused already
	}
}

// Resume ends a pause; what was held back arrives.
func (p *Proxy) Resume() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.flow:
	default:
		close(p.flow)
	}
}

// Cut closes every connection and each new one at once, until [Proxy.Restore].
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = true
	p.closeConns()
}

// Restore lets new connections through after [Proxy.Cut].
func (p *Proxy) Restore() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = false
}

func (p *Proxy) close() {
	p.mu.Lock()
	p.closed = true
	p.closeConns()
	p.mu.Unlock()
	_ = p.listener.Close() // nothing was written to it
	p.Resume()
	p.work.Wait()
}

func (p *Proxy) closeConns() {
	for conn := range p.conns {
		_ = conn.Close() // the fault that the test asked for
	}
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err == nil {
			p.work.Go(func() { p.serve(client) })
		}
	}
}

// serve joins one client to the server until one of them ends.
func (p *Proxy) serve(client net.Conn) {
	if !p.add(client) {
		return
	}
	defer p.remove(client)
	p.awaitFlow()
	ctx, cancel := context.WithTimeout(context.Background(), dialTimeout)
	defer cancel()
	server, err := new(net.Dialer).DialContext(ctx, "tcp", p.currentTarget())
	if err != nil || !p.add(server) {
		return // the client sees its connection closed
	}
	defer p.remove(server)
	var back sync.WaitGroup
	back.Go(func() { p.pass(client, server) })
	p.pass(server, client)
	back.Wait()
}

// pass copies one direction, then closes both ends, which ends the other.
func (p *Proxy) pass(to, from net.Conn) {
	defer to.Close()
	defer from.Close()
	_, _ = io.Copy(gate{to, p}, from) // either end closing is the normal end
}

// gate is a writer that waits while the proxy is paused.
type gate struct {
	io.Writer

	proxy *Proxy
}

// Write waits for the flow, then writes.
func (g gate) Write(data []byte) (int, error) {
	g.proxy.awaitFlow()
	return g.Writer.Write(data)
}

func (p *Proxy) awaitFlow() {
	p.mu.Lock()
	flow := p.flow
	p.mu.Unlock()
	<-flow
}

func (p *Proxy) currentTarget() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.target
}

// add takes note of a connection; where none may live now it closes it.
func (p *Proxy) add(conn net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cut || p.closed {
		_ = conn.Close() // the fault that the test asked for
		return false
	}
	p.conns[conn] = struct{}{}
	return true
}

func (p *Proxy) remove(conn net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, conn)
	_ = conn.Close() // mostly closed already
}
