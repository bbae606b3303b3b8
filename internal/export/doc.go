// Package export writes meetings for other programs: as a calendar (iCalendar,
// RFC 5545), as a table of coded events (tab-separated, with columns like those
// of GDELT) and as JSON lines. It writes row by row and keeps none.
package export
