package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// maxCell is the widest a table cell may be, in terminal columns; longer ones
// are cut with an ellipsis so that a row stays on one line.
const maxCell = 60

// table is the printable result of a query.
type table struct {
	header []string
	rows   [][]string
}

// write prints the table with aligned columns and a line under the header.
func (t table) write(w io.Writer, style style) error {
	widths := t.widths()
	var out strings.Builder
	header := make([]string, len(t.header))
	rule := make([]string, len(t.header))
	for i, name := range t.header {
		header[i] = style.bold(pad(name, widths[i]))
		rule[i] = strings.Repeat("─", widths[i])
	}
	fmt.Fprintf(&out, "  %s\n  %s\n", strings.Join(header, "  "), style.dim(strings.Join(rule, "  ")))
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = pad(cell, widths[i])
		}
		fmt.Fprintf(&out, "  %s\n", strings.TrimRight(strings.Join(cells, "  "), " "))
	}
	fmt.Fprintf(&out, "  %s\n", style.dim(fmt.Sprintf("(%d rows)", len(t.rows))))
	_, err := io.WriteString(w, out.String())
	return err
}

func (t table) widths() []int {
	widths := make([]int, len(t.header))
	for i, name := range t.header {
		widths[i] = columns(name)
	}
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(cell))
		}
	}
	return widths
}

// clip shortens a value to a table cell: one line, at most maxCell columns.
func clip(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if columns(value) <= maxCell {
		return value
	}
	used := 0
	for at, char := range value {
		used += columns(string(char))
		if used >= maxCell {
			return strings.TrimRight(value[:at], " ") + "…"
		}
	}
	return value
}

func pad(cell string, to int) string {
	return cell + strings.Repeat(" ", max(0, to-columns(cell)))
}

// columns is the number of terminal columns that text takes.
func columns(text string) int {
	total := 0
	for _, char := range text {
		switch width.LookupRune(char).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			total += 2
		default:
			total++
		}
	}
	return total
}
