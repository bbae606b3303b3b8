package archtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Check gives one sentence for each breach of the rules, sorted; none when the
// module keeps them all.
func Check(graph Graph) []string {
	var breaches []string
	for _, pkg := range graph.Packages {
		c := checker{graph: graph, pkg: pkg, folder: graph.folder(pkg.Path)}
		breaches = slices.Concat(breaches, c.checkLayers(), c.checkFences(), c.checkCommands(),
			c.checkTestSupport(), c.checkLinked())
	}
	slices.Sort(breaches)
	return slices.Compact(breaches)
}

// folder is a package's place in the module, "" for what is not ours.
func (g Graph) folder(path string) string {
	folder, ours := strings.CutPrefix(path, g.Module+"/")
	if !ours {
		return ""
	}
	return folder
}

// within reports whether path is one of the folders or lies below one.
func within(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		return path == folder || strings.HasPrefix(path, folder+"/")
	})
}

// imports lists what the shipped files of the package import.
func (p Package) imports() []string {
	all := slices.Concat(slices.Collect(maps.Values(p.Files))...)
	slices.Sort(all)
	return slices.Compact(all)
}

// checker looks at one package.
type checker struct {
	graph  Graph
	pkg    Package
	folder string
}

func (c checker) checkLayers() []string {
	var breaches []string
	for _, layer := range layers() {
		if !within(c.folder, []string{layer.folder}) {
			continue
		}
		for _, path := range c.pkg.imports() {
			if folder := c.graph.folder(path); folder != "" && !within(folder, layer.may) {
				breaches = append(breaches, fmt.Sprintf("%s imports %s, above or beside its layer", c.folder, folder))
			}
		}
	}
	return breaches
}

func (c checker) checkFences() []string {
	var breaches []string
	for _, fence := range fences() {
		if within(c.folder, fence.within) {
			continue
		}
		imports := c.pkg.imports()
		if !within(c.folder, fence.tests) {
			imports = slices.Concat(imports, c.pkg.TestImports)
		}
		for _, path := range imports {
			if within(path, []string{fence.library}) {
				breaches = append(breaches, fmt.Sprintf("%s imports %s, which stays in %s",
					c.folder, path, fence.home()))
			}
		}
	}
	return breaches
}

// home says where the library may be used.
func (f fence) home() string {
	if len(f.within) == 0 {
		return "the tests of " + strings.Join(f.tests, ", ")
	}
	return strings.Join(f.within, ", ")
}

func (c checker) checkCommands() []string {
	var breaches []string
	for _, path := range slices.Concat(c.pkg.imports(), c.pkg.TestImports) {
		if folder := c.graph.folder(path); within(folder, []string{"cmd"}) && folder != c.folder {
			breaches = append(breaches, fmt.Sprintf("%s imports the command %s", c.folder, folder))
		}
	}
	return breaches
}

func (c checker) checkTestSupport() []string {
	if within(c.folder, testSupport()) {
		return nil
	}
	var breaches []string
	libraries := append(testLibraries(), "testing")
	for _, path := range c.pkg.imports() {
		if within(path, libraries) || within(c.graph.folder(path), testSupport()) {
			breaches = append(breaches, fmt.Sprintf("%s imports %s outside its tests", c.folder, path))
		}
	}
	return breaches
}

func (c checker) checkLinked() []string {
	if !c.pkg.Main || !within(c.folder, []string{"cmd"}) {
		return nil
	}
	var breaches []string
	for _, path := range c.pkg.Deps {
		if within(path, testLibraries()) || within(c.graph.folder(path), testSupport()) {
			breaches = append(breaches, fmt.Sprintf("%s links %s, which is for tests", c.folder, path))
		}
	}
	return breaches
}
