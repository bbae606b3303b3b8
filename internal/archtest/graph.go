// Package archtest checks that packages import only what the layout of the
// project allows: the domain at the bottom, adapters strangers to each other,
// and nothing of the test suite in the shipped program. The rules are in
// rules.go; a breach fails the tests of this package and thereby `make verify`.
package archtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
)

// Graph is who imports whom in a module.
type Graph struct {
	// Module is the module's path, the prefix of its packages' paths.
	Module   string
	Packages []Package
}

// Package is one package of the module with what it imports.
type Package struct {
	Path string
	Main bool
	// Files holds what each file that ships imports, TestImports what the
	// package's tests import beside that.
	Files       map[string][]string
	TestImports []string
	// Deps is everything that the package links, at any depth.
	Deps []string
}

// listed is the part of `go list -json` that this package reads.
type listed struct {
	Dir, ImportPath, Name     string
	Module                    struct{ Path string }
	GoFiles                   []string
	TestImports, XTestImports []string
	Deps                      []string
}

// Load reads the import graph of the module that dir lies in.
func Load(ctx context.Context, dir string) (Graph, error) {
	list := exec.CommandContext(ctx, "go", "list",
		"-json=Dir,ImportPath,Name,Module,GoFiles,TestImports,XTestImports,Deps", "./...")
	list.Dir = dir
	var out, problems bytes.Buffer
	list.Stdout, list.Stderr = &out, &problems
	if err := list.Run(); err != nil {
		return Graph{}, fmt.Errorf("listing packages: %w: %s", err, problems.String())
	}
	return decode(&out)
}

func decode(list io.Reader) (Graph, error) {
	var graph Graph
	decoder := json.NewDecoder(list)
	for {
		var entry listed
		if err := decoder.Decode(&entry); errors.Is(err, io.EOF) {
			return graph, nil
		} else if err != nil {
			return Graph{}, fmt.Errorf("decoding the list of packages: %w", err)
		}
		files, err := fileImports(entry.Dir, entry.GoFiles)
		if err != nil {
			return Graph{}, err
		}
		graph.Module = entry.Module.Path
		graph.Packages = append(graph.Packages, Package{
			Path: entry.ImportPath, Main: entry.Name == "main", Files: files, Deps: entry.Deps,
			TestImports: append(entry.TestImports, entry.XTestImports...),
		})
	}
}

func fileImports(dir string, names []string) (map[string][]string, error) {
	files := make(map[string][]string, len(names))
	for _, name := range names {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.ImportsOnly)
		if err != nil {
			return nil, fmt.Errorf("parsing imports: %w", err)
		}
		files[name] = nil
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return nil, fmt.Errorf("parsing an import of %s: %w", name, err)
			}
			files[name] = append(files[name], path)
		}
	}
	return files, nil
}
