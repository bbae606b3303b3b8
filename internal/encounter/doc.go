// Package encounter decides which reports of meetings, in different articles,
// are of one real meeting. It looks at who meets, where, when and in which form,
// at what each report says of it and when it was published.
//
// Precision comes before recall: two reports stay apart where the evidence is
// thin, and every two reports of one meeting must be compatible, so that a vague
// report never ties two meetings together. The result follows from the reports
// alone and not from their order.
package encounter
