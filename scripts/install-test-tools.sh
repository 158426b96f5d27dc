#!/usr/bin/env bash
# What the tests need beyond npm packages: a Chromium (Debian's; none is downloaded), poppler to read PDFs, and the lab's own packages.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${CHROME_PATH:-}" ] && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
  else
    echo "No Chromium found: install one, or set CHROME_PATH. Browser tests are skipped until then." >&2
  fi
fi

if ! command -v pdftohtml >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends poppler-utils >/dev/null
  else
    echo "No poppler found: install poppler-utils. Tests that read a PDF are skipped until then." >&2
  fi
fi

if [ -f src/lab/package.json ] && [ ! -d src/lab/node_modules ]; then
  npm ci --prefix src/lab
fi
