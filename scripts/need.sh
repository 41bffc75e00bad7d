#!/usr/bin/env bash
# Brings the named tools, and uses those that are already there: need.sh rust wasm-pack node browser firefox pandoc cargo-fuzz
# Tells where a browser or its driver is: need.sh --which browser|driver|firefox|geckodriver
set -euo pipefail

fail() {
  printf 'lookback: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# The first of these that is a program.
first() {
  for candidate in "$@"; do
    if [ -n "$candidate" ] && have "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

which_browser() {
  first "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
}

which_driver() { first "${CHROMEDRIVER:-}" chromedriver; }

which_firefox() { first firefox '/Applications/Firefox.app/Contents/MacOS/firefox'; }

which_geckodriver() { first "${GECKODRIVER:-}" geckodriver; }

need_rust() {
  have rustup || fail 'Rust is missing: install rustup from https://rustup.rs, then run this again'
  local version
  version=$(sed -n 's/^channel = "\(.*\)"/\1/p' "$(dirname "$0")/../rust-toolchain.toml")
  if ! rustup target list --installed --toolchain "$version" 2>/dev/null | grep -q wasm32-unknown-unknown; then
    rustup toolchain install "$version" --profile minimal --component clippy,rustfmt --target wasm32-unknown-unknown ||
      fail "could not install Rust $version with its wasm32-unknown-unknown target"
  fi
}

need_wasm_pack() {
  have wasm-pack || cargo install --locked wasm-pack@0.15.1 || fail 'could not install wasm-pack from crates.io'
}

need_cargo_fuzz() {
  rustup toolchain list | grep -q nightly || fail 'fuzzing needs a nightly toolchain: rustup toolchain install nightly'
  have cargo-fuzz || cargo install --locked cargo-fuzz || fail 'could not install cargo-fuzz from crates.io'
}

need_node() {
  have node && have npm || fail 'Node.js is missing: install Node 20.19 or later from https://nodejs.org'
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
    fail "Node.js must be 20.19 or later, got $(node --version)"
}

# The packages of Debian, or else of Homebrew.
install_packages() {
  local debian brew root=()
  read -ra debian <<<"$1"
  read -ra brew <<<"$2"
  [ "$(id -u)" = 0 ] || root=(sudo)
  if have apt-get; then
    "${root[@]}" apt-get update && "${root[@]}" apt-get install -y --no-install-recommends "${debian[@]}" || true
  elif have brew; then
    brew install "${brew[@]}" || true
  fi
}

need_browser() {
  which_browser >/dev/null && which_driver >/dev/null && return
  install_packages 'chromium chromium-driver' 'chromium chromedriver'
  which_browser >/dev/null || fail 'no Chromium or Chrome: install one, or name it in CHROME'
  which_driver >/dev/null || fail 'no chromedriver of the browser'"'"'s version: install one, or name it in CHROMEDRIVER'
}

need_firefox() {
  # geckodriver looks for it by this name.
  which_firefox >/dev/null || install_packages firefox-esr firefox
  which_firefox >/dev/null || fail 'no Firefox: install one'
  which_geckodriver >/dev/null || cargo install --locked geckodriver@0.37.1 ||
    fail 'could not install geckodriver from crates.io: install it, or name it in GECKODRIVER'
}

need_pandoc() {
  have pandoc || install_packages pandoc pandoc
  have pandoc || fail 'pandoc is missing: install it'
}

if [ "${1:-}" = --which ]; then
  "which_$2" || fail "no $2 found"
  exit
fi
for tool in "$@"; do
  case "$tool" in
    rust) need_rust ;;
    wasm-pack) need_wasm_pack ;;
    cargo-fuzz) need_cargo_fuzz ;;
    node) need_node ;;
    browser) need_browser ;;
    firefox) need_firefox ;;
    pandoc) need_pandoc ;;
    *) fail "no such tool: $tool" ;;
  esac
done
