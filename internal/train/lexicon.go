package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dateline-news/dateline/internal/model"
)

// Lexicon compiles the lexicon of words and names from DATA/lexicons and
// DATA/silver/clusters. Rows of sources that may not be shipped are left out.
func Lexicon(data string) (map[uint32]model.Entry, error) {
	b := lexiconBuilder{classes: map[uint32]model.Class{}, clusters: map[uint32][2]uint32{}}
	for _, list := range lists() {
		if err := eachRow(filepath.Join(data, "lexicons", list.file), func(row []string) {
			if name, class := list.read(row); class != 0 {
				b.add(name, class)
			}
		}); err != nil {
			return nil, err
		}
	}
	if err := eachRow(filepath.Join(data, "silver", "clusters", "md.tsv"), b.cluster); err != nil {
		return nil, err
	}
	return b.entries(), nil
}

func eachRow(path string, do func([]string)) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("opening a list: %w", err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		do(strings.Split(lines.Text(), "\t"))
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

type lexiconBuilder struct {
	classes  map[uint32]model.Class
	clusters map[uint32][2]uint32
}

// maxNameWords bounds the names of the lexicon.
const maxNameWords = 6

// add enters a name and all its beginnings.
func (b *lexiconBuilder) add(name string, class model.Class) {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 || len(words) > maxNameWords {
		return
	}
	key := model.Hash(words[0])
	for _, w := range words[1:] {
		b.classes[key] |= model.Prefix
		key = model.Join(key, model.Hash(w))
	}
	b.classes[key] |= class
}

func (b *lexiconBuilder) cluster(row []string) {
	if len(row) < 3 || row[1] == "" || row[2] == "" || !strings.ContainsFunc(row[0], isLetterOrDigit) {
		return
	}
	key := model.Hash(strings.ToLower(row[0]))
	if _, ok := b.clusters[key]; ok {
		return
	}
	coarse, errCoarse := strconv.Atoi(row[1][1:])
	fine, errFine := strconv.Atoi(row[2][1:])
	if errCoarse == nil && errFine == nil {
		b.clusters[key] = [2]uint32{uint32(coarse + 1), uint32(fine + 1)}
	}
}

func isLetterOrDigit(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
}

func (b *lexiconBuilder) entries() map[uint32]model.Entry {
	out := make(map[uint32]model.Entry, len(b.classes)+len(b.clusters))
	for key, class := range b.classes {
		out[key] = model.NewEntry(class, 0, 0)
	}
	for key, c := range b.clusters {
		out[key] = model.NewEntry(b.classes[key], c[0], c[1])
	}
	return out
}
