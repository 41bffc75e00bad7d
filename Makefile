# Each target brings what it needs and uses what is already there (scripts/need.sh).

export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(CURDIR)/www/node_modules/.bin:$(PATH)
SOURCES := $(shell find src -name '*.rs' -o -name '*.ts' -o -name '*.js') Cargo.toml Cargo.lock .cargo/config.toml README.md www/build/parts.mjs www/build/parts.json
NODE_MODULES := www/node_modules/.package-lock.json
# The last that is written there.
PKG := pkg/core_bg.wasm
# Where the golden numbers' Python packages go; several gigabytes.
VENV := target/venv
# What runs or trains models too, and the models in its formats; several gigabytes.
PEERS := target/peers

.DEFAULT_GOAL := help
.PHONY: help serve build single package check format lint docs test test-rust test-wasm test-firefox test-page test-browser bench peers fuzz gallery models golden clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name does; do printf '  make %-13s %s\n' "$$name" "$$does"; done

serve: build ## Build the playground and serve it at http://127.0.0.1:8080
	cd www && npm run preview

build: $(PKG) $(NODE_MODULES) ## Build the wasm package into pkg/, the page and what embeds it into www/dist/
	cd www && npm run build

single: $(PKG) $(NODE_MODULES) ## Write the page as one file into www/dist-single/; LESSON=beam has it open with that lesson
	cd www && LESSON='$(LESSON)' npm run build:single

package: $(PKG) $(NODE_MODULES) ## Put the npm package together in www/dist-package/: the element, its frame, the engine, types
	rm -rf www/dist-package
	cd www && npm run build:package
	cp www/package/* LICENSE-APACHE LICENSE-MIT www/dist-package/
	mkdir www/dist-package/engine
	cp -r pkg/lookback* pkg/snippets www/dist-package/engine/
	cd www/dist-package && npm pack --dry-run

$(PKG): $(SOURCES) $(NODE_MODULES)
	scripts/need.sh rust wasm-pack
	wasm-pack build --target web -- --locked
	node www/build/parts.mjs

$(NODE_MODULES): www/package-lock.json
	scripts/need.sh node
	cd www && npm ci --no-audit --no-fund

check: format lint docs test ## Everything that CI runs: format, lints, types, docs, tests

format: ## Is the Rust code formatted?
	scripts/need.sh rust
	cargo fmt --check

lint: $(PKG) $(NODE_MODULES) ## Clippy on the host and for wasm; format, lints and types of the page
	cargo clippy --locked --all-targets --features cli -- -D warnings
	cargo clippy --locked --lib --test web --test quantised --test products --target wasm32-unknown-unknown -- -D warnings
	cd www && npm run check

docs: ## Is every item documented, and does every link lead somewhere?
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps --features cli

test: test-rust test-wasm test-page test-browser test-firefox ## All tests

test-rust: ## The core and the command line
	scripts/need.sh rust
	cargo test --locked --features cli

test-wasm: $(NODE_MODULES) ## The gate to JavaScript, in Chromium
	scripts/need.sh rust wasm-pack browser
	wasm-pack test --headless --chrome --chromedriver "$$(scripts/need.sh --which driver)" -- --locked --test web --test quantised --test products

test-firefox: $(NODE_MODULES) ## The same, in Firefox
	scripts/need.sh rust wasm-pack firefox
	wasm-pack test --headless --firefox --geckodriver "$$(scripts/need.sh --which geckodriver)" -- --locked --test web --test quantised --test products

test-page: $(PKG) $(NODE_MODULES) ## The page's units, and the types of the gate
	cd www && npm test

test-browser: $(PKG) $(NODE_MODULES) ## The real page in a real browser
	scripts/need.sh browser pandoc
	cargo build --locked --features cli
	cd www && CHROME="$$(../scripts/need.sh --which browser)" npm run test:e2e

bench: export PYTHON ?= $(abspath $(PEERS)/venv/bin/python)
bench: build peers ## Benchmarks, native and in the browser; beside its peers, and the PyTorch of PYTHON
	scripts/need.sh browser
	cargo bench --locked
	cargo run --release --locked --manifest-path benches/peers/Cargo.toml
	cargo build --release --locked --features cli
	cd www && CHROME="$$(../scripts/need.sh --which browser)" npm run bench

peers: $(NODE_MODULES) ## Build and install what is measured beside Lookback in the browser; the bench leaves out what fails
	scripts/need.sh rust wasm-pack node
	-wasm-pack build benches/peers/browser --target web --no-pack --no-typescript \
		--out-dir $(CURDIR)/$(PEERS)/candle --out-name candle -- --locked
	-cd benches/peers/web && npm ci --ignore-scripts --no-audit --no-fund
	-python3 -m venv $(PEERS)/venv && $(PEERS)/venv/bin/pip install -q -r benches/peers/exports/requirements.txt
	-$(PEERS)/venv/bin/pip install -q -r tests/golden/requirements.txt

fuzz: ## One minute of fuzzing for each reader (needs a nightly toolchain)
	scripts/need.sh cargo-fuzz
	for target in folder config llama2c llama2c_tokenizer; do \
		(cd fuzz && cargo +nightly fuzz run $$target -- -max_total_time=60 -rss_limit_mb=1024) || exit 1; done

gallery: $(PKG) $(NODE_MODULES) ## Screenshots of the page into www/test/gallery/
	scripts/need.sh browser
	cd www && CHROME="$$(../scripts/need.sh --which browser)" npm run gallery

models: ## Make the shipped models, their cards and the recorded lessons again (an hour)
	cargo build --locked --features cli
	target/debug/lookback init models/random --words models/random/words.txt --seed 7 --std 0.3 --dtype f16
	target/debug/lookback train models/minitales/recipe.toml --out models/minitales
	for model in storyland storyland-llama storyland-mlm; do \
		target/debug/lookback train models/$$model/recipe.toml --out models/$$model || exit 1; done
	for model in minitales storyland storyland-llama storyland-mlm; do \
		target/debug/lookback evaluate models/$$model --language $${model%%-*} --card $$model > target/card.md && \
		mv target/card.md models/$$model/README.md || exit 1; done
	www/lessons/record.sh target/debug/lookback

golden: ## Make the golden numbers again (needs Python 3.11)
	python3.11 -m venv $(VENV)
	$(VENV)/bin/pip install -r tests/golden/requirements.txt
	$(VENV)/bin/python tests/golden/generate.py
	cargo build --locked --features cli
	rm -rf target/written
	tests/golden/write_folders.sh target/debug/lookback target/written
	$(VENV)/bin/python tests/golden/open_with_transformers.py target/written

clean: ## Remove what was built
	rm -rf target pkg www/dist www/dist-single www/dist-package www/node_modules fuzz/target benches/peers/browser/target benches/peers/web/node_modules
