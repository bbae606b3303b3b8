package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/dateline-news/dateline/internal/extract/english"
)

// version is stamped by the linker: -X main.version=v1.2.3.
var version = "development"

type versionCommand struct {
	JSON bool `help:"Print one JSON object."`
}

// Help is the long help of the command.
func (versionCommand) Help() string {
	return `Examples:
  dateline version
  dateline version --json | jq -r .pipeline`
}

// Run prints the version.
func (c versionCommand) Run(s *session) error {
	info := struct {
		Version  string `json:"version"`
		Revision string `json:"revision,omitempty"`
		Pipeline string `json:"pipeline"`
		Go       string `json:"go"`
	}{version, revision(), english.Name, runtime.Version()}
	if c.JSON {
		return json.NewEncoder(s.stdout).Encode(info)
	}
	_, err := fmt.Fprintf(s.stdout, "dateline %s\npipeline %s\n%s %s/%s\n",
		info.Version, info.Pipeline, info.Go, runtime.GOOS, runtime.GOARCH)
	return err
}

// revision is the commit that the program was built from, where Go recorded it.
func revision() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, setting := range build.Settings {
		if setting.Key == "vcs.revision" {
			return setting.Value
		}
	}
	return ""
}
