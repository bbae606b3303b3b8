# Dateline. `make help` lists what can be done; everything needs Go and nothing
# else, but for `up`, `down` and `images`, which need a Docker engine.

SHELL := bash
GO ?= go

# What `dateline version` says.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo development)
LDFLAGS := -s -w -X main.version=$(VERSION)

# Tools are run at fixed versions and stay out of go.mod: nothing of theirs is linked.
GOLANGCI_LINT := $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GOFUMPT := $(GO) run mvdan.cc/gofumpt@v0.12.0
GOVULNCHECK := $(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0

# TESTFLAGS reaches go test, for example: make test TESTFLAGS='-run Quote -count=1'
TESTFLAGS ?=
PACKAGES ?= ./...
FUZZTIME ?= 30s
BENCHTIME ?= 1s
WORKERS ?= 2
DIST := dist

COMPOSE ?= $(shell docker compose version >/dev/null 2>&1 && echo docker compose || echo docker-compose)

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z\/]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

$(DIST):
	@mkdir -p $@

## Run

.PHONY: build
build: ## Build ./dateline, a static binary with its version stamped in
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dateline ./cmd/dateline

.PHONY: demo
demo: build ## See it work: own servers, sample articles, rows, answers; needs no Docker
	./dateline demo

.PHONY: migrate
migrate: build ## Bring the schema of the database in DATELINE_DATABASE_URL up to date
	./dateline migrate up

.PHONY: up
up: ## Start NATS, PostgreSQL and WORKERS=2 workers with compose
	$(COMPOSE) up --build --detach --scale worker=$(WORKERS)

.PHONY: down
down: ## Stop what `make up` started; its volumes stay
	$(COMPOSE) down

## Test

# The report ends with the skipped tests, the servers used and the totals.
define run-tests
	@set -o pipefail; $(GO) test -json -timeout 20m $(1) $(TESTFLAGS) $(PACKAGES) \
		| $(GO) run ./internal/testreport -save $(DIST)/test.json
endef

.PHONY: test
test: | $(DIST) ## Run every test: unit, golden, fuzz seeds, integration, end to end
	$(call run-tests)

.PHONY: test/short
test/short: | $(DIST) ## Run the tests that need no server
	$(call run-tests,-short)

.PHONY: test/race
test/race: | $(DIST) ## Run every test under the race detector
	$(call run-tests,-race)

.PHONY: fuzz
fuzz: ## Fuzz every target for FUZZTIME=30s
	@set -euo pipefail; \
	$(GO) test -short -list '^Fuzz' $(PACKAGES) \
		| awk '/^Fuzz/ {names[++n] = $$1} /^ok/ {for (i = 1; i <= n; i++) print $$2, names[i]; n = 0}' \
		| while read -r package name; do \
			echo "$$package $$name"; \
			$(GO) test -short -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) "$$package" </dev/null; \
		done

.PHONY: train
train: ## Make the model files anew from DATA=<labelled sets>; GEONAMES=<places>, QUOTES=open, ONLY=<model> and so on: see docs/training.md
	$(GO) run ./internal/train/cmd/train -data '$(DATA)' -geonames '$(GEONAMES)' -out internal/model $(if $(filter open,$(QUOTES)),-open) $(if $(ONLY),-only $(ONLY))
ifeq ($(filter-out meetings,$(ONLY)),)
	# The meeting stage learns from what the models above, now compiled in, find.
	$(GO) run ./internal/train/cmd/train -data '$(DATA)' -out internal/model -only meetings
endif

.PHONY: bench
bench: ## Measure: extraction by stage and whole, prose beside it, queue and store
	$(GO) test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) $(TESTFLAGS) $(PACKAGES)

.PHONY: cover
cover: | $(DIST) ## Measure coverage; dist/cover.html shows it line by line
	$(GO) test -coverpkg=./... -coverprofile=$(DIST)/cover.out $(TESTFLAGS) $(PACKAGES)
	$(GO) tool cover -html=$(DIST)/cover.out -o $(DIST)/cover.html
	@$(GO) tool cover -func=$(DIST)/cover.out | tail -1

# Packages with golden files are those whose tests import internal/golden.
.PHONY: golden
golden: ## Rewrite the golden files; read the diff before you commit it
	$(GO) test -count=1 $$($(GO) list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... \
		| awk '/internal\/golden/ && $$1 !~ /golden$$/ {print $$1}') -update

.PHONY: images
images: ## Build local images of every server and of dateline; pulls nothing
	deploy/images/build.sh
	CGO_ENABLED=0 GOOS=linux $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(DIST)/images/dateline/dateline ./cmd/dateline
	docker build --quiet --tag dateline-test/dateline:local --file deploy/images/dateline.Dockerfile $(DIST)/images/dateline

PLATFORMS ?= linux/amd64 linux/arm64 darwin/amd64 darwin/arm64

.PHONY: release
release: ## Build an archive for each of PLATFORMS, with checksums, in dist/release
	@set -euo pipefail; rm -rf $(DIST)/release && mkdir -p $(DIST)/release; \
	for platform in $(PLATFORMS); do \
		name="dateline_$(VERSION)_$${platform/\//_}"; \
		mkdir "$(DIST)/release/$$name"; \
		echo "$$name"; \
		CGO_ENABLED=0 GOOS="$${platform%/*}" GOARCH="$${platform#*/}" \
			$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o "$(DIST)/release/$$name/dateline" ./cmd/dateline; \
		cp LICENSE NOTICE README.md CHANGELOG.md "$(DIST)/release/$$name"; \
		tar -C $(DIST)/release -czf "$(DIST)/release/$$name.tar.gz" "$$name"; \
		rm -r "$(DIST)/release/$$name"; \
	done; \
	cd $(DIST)/release && sha256sum *.tar.gz > SHA256SUMS

## Keep tidy

.PHONY: generate
generate: ## Write docs/settings.md and docs/schema.md anew from the program and the database
	$(GO) test -count=1 -run '^TestSettingsPage$$' ./cmd/dateline -update
	$(GO) test -count=1 -run '^TestSchemaDoc$$' ./store -update

.PHONY: lint
lint: ## Run golangci-lint with the rules of .golangci.yml
	$(GOLANGCI_LINT) run $(PACKAGES)

.PHONY: vuln
vuln: ## Look for known vulnerabilities in what is linked
	$(GOVULNCHECK) ./...

.PHONY: verify
verify: ## Check modules, format, vet, dependency rules and generated files
	$(GO) mod tidy -diff
	@unformatted=$$($(GOFUMPT) -l .) && if [ -n "$$unformatted" ]; then echo "not gofumpt-ed:" $$unformatted; exit 1; fi
	$(GO) vet ./...
	$(GO) test ./internal/archtest
	@before=$$(git status --porcelain; git diff); \
	$(MAKE) --no-print-directory generate && after=$$(git status --porcelain; git diff) && \
	if [ "$$before" != "$$after" ]; then echo 'make generate changed files; commit the result:'; git status --short; exit 1; fi
	@if [ -n "$${CI:-}" ] && [ -n "$$(git status --porcelain)" ]; then echo 'the tree is not clean:'; git status --short; exit 1; fi

.PHONY: clean
clean: ## Remove what was built
	rm -rf dateline $(DIST)
