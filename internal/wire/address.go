package wire

import (
	"net/url"
	"slices"
	"strings"

	"github.com/dateline-news/dateline/internal/news"
)

// canonicalURL brings the forms of one address to one: scheme and host in
// lower case, without the fragment, the default port and the parameters that
// campaigns add. It is empty for what is no address of an article; a
// publisher's urn or tag is kept as it is.
func canonicalURL(value string) string {
	value = strings.TrimSpace(news.Normalise(value))
	address, err := url.Parse(value)
	if err != nil {
		return ""
	}
	switch address.Scheme {
	case "urn", "tag":
		return value
	case "http", "https":
	default:
		return ""
	}
	if address.Hostname() == "" {
		return ""
	}
	address.User, address.Fragment, address.RawFragment = nil, "", ""
	address.Host = canonicalHost(address)
	address.RawQuery = withoutCampaign(address.RawQuery)
	address.ForceQuery = false
	return news.Normalise(address.String())
}

func canonicalHost(address *url.URL) string {
	host := strings.ToLower(address.Host)
	if address.Scheme == "http" {
		return strings.TrimSuffix(host, ":80")
	}
	return strings.TrimSuffix(host, ":443")
}

// withoutCampaign keeps the order and the spelling of the other parameters.
func withoutCampaign(query string) string {
	parameters := slices.DeleteFunc(strings.Split(query, "&"), func(parameter string) bool {
		name, _, _ := strings.Cut(parameter, "=")
		switch name {
		case "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid":
			return true
		}
		return strings.HasPrefix(name, "utm_")
	})
	return strings.Join(parameters, "&")
}
