#!/usr/bin/env bash
# A built tree must start after `npm ci --omit=dev`, and answer.
set -euo pipefail
cd "$(dirname "$0")/.."

npm run --silent build
tree=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$tree"' EXIT
cp -r package.json package-lock.json dist scripts views public content config src scorm-package "$tree"
cd "$tree"
npm ci --omit=dev --no-audit --no-fund >/dev/null

port=3917
export NODE_ENV=production SECRET_KEYS PORT=$port DEMO_LMS=off DATA_DIR="$tree/data" STORE_URL="sqlite:$tree/data/parcours.db"
SECRET_KEYS=$(node -p 'crypto.randomBytes(32).toString("base64")')
# Packages are made and judged by what a production tree has.
node scripts/parcours.mjs scorm export --module cybersecurite-acces --standard 1.2 --out "$tree/packages" >/dev/null
node scripts/parcours.mjs scorm validate "$tree"/packages/*.zip >/dev/null
node scripts/start.mjs &
server=$!
for _ in $(seq 100); do
  # Each answer is read whole: a reader that leaves at the first match would fail the one who still writes.
  ready=$(curl -fsS "http://localhost:$port/readyz" 2>/dev/null || true)
  if [[ $ready == *ready* ]]; then
    page=$(curl -fsS "http://localhost:$port/")
    [[ $page == *'data-view="home"'* ]]
    echo 'a production tree starts and answers'
    exit 0
  fi
  kill -0 "$server" 2>/dev/null || { echo 'the production tree did not start' >&2; exit 1; }
  sleep 0.1
done
echo 'the production tree did not answer within 10 s' >&2
exit 1
