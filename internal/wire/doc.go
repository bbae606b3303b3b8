// Package wire turns what may arrive on the bus into a [news.Article], and an
// article into what a publisher sends.
//
// A [Decoder] takes the project's own JSON, web pages and plain text, packed or
// not and in any character set of the web. What a header declares is believed
// where the content bears it out; where it does not, the decoder looks: a
// message marked as JSON that holds a page is read as a page, text marked as
// UTF-8 that is Windows-1252 is read as that, and "Content-Encoding: gzip" on
// bytes that are not packed is passed over. docs/formats.md has the cases.
//
// A message that cannot become an article gives an error with the methods
// Permanent, always true, and Reason, one of these words:
//
//	undecodable   the bytes make no sense as what they are
//	unsupported   a format, packing or character set that is not read
//	too_large     above a limit of the [Config]
//	invalid       a field has a value that cannot be used
//	empty         no words to extract from
//	language      not English
package wire
