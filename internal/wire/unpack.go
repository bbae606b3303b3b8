package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// zstdWindow is the largest window that a zstd message may ask for. It is what
// every zstd decoder must be able to give.
const zstdWindow = 8 << 20

// packing is one way in which content may be packed.
type packing struct {
	name  string
	magic []byte
	open  func(io.Reader) (io.ReadCloser, error)
}

func packings() []packing {
	return []packing{
		{name: "gzip", magic: []byte{0x1F, 0x8B, 0x08}, open: openGzip},
		{name: "zstd", magic: []byte{0x28, 0xB5, 0x2F, 0xFD}, open: openZstd},
	}
}

func openGzip(r io.Reader) (io.ReadCloser, error) {
	reader, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	return reader, nil
}

func openZstd(r io.Reader) (io.ReadCloser, error) {
	reader, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	return reader.IOReadCloser(), nil
}

// unpack undoes gzip or zstd, up to limit bytes. The bytes decide, because
// proxies pack and unpack without minding the header; no article begins with
// the magic numbers. A declared packing that is not one of the two is refused
// rather than read as garbage.
func unpack(data []byte, declared string, limit int) ([]byte, error) {
	declared = strings.ToLower(declared)
	switch declared {
	case "", "identity", "gzip", "x-gzip", "zstd":
	default:
		return nil, refuse(reasonUnsupported, "content encoding %.40q is not read: send gzip, zstd or none", declared)
	}
	packed, found := packingOf(data)
	if !found {
		if len(data) > limit {
			return nil, refuse(reasonTooLarge, "content of %d bytes: at most %d are taken", len(data), limit)
		}
		return data, nil
	}
	content, err := packed.unpack(data, limit)
	if err != nil {
		return nil, err
	}
	if _, again := packingOf(content); again {
		return nil, refuse(reasonUnsupported, "content is packed more than once: pack it once")
	}
	return content, nil
}

func packingOf(data []byte) (packing, bool) {
	for _, p := range packings() {
		if bytes.HasPrefix(data, p.magic) {
			return p, true
		}
	}
	return packing{}, false
}

func (p packing) unpack(data []byte, limit int) ([]byte, error) {
	reader, err := p.open(bytes.NewReader(data))
	if err != nil {
		return nil, refuse(reasonUndecodable, "unpacking %s: %w", p.name, err)
	}
	defer func() { _ = reader.Close() }() // it has said by then what it has to say
	content, err := io.ReadAll(io.LimitReader(reader, int64(limit)+1))
	switch {
	case len(content) > limit, errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return nil, refuse(reasonTooLarge, "content of more than %d bytes once unpacked: at most that is taken", limit)
	case err != nil:
		return nil, refuse(reasonUndecodable, "unpacking %s: %w", p.name, err)
	}
	return content, nil
}
