#!/usr/bin/env bash
# Starts mongo-java-server, which speaks MongoDB's wire protocol, on 127.0.0.1:27117 in the
# background, and prints its URL on stdout. It keeps all in memory: each new start is empty.
# Not FerretDB v1 (Go): there two processes racing the same findOneAndDelete, replaceOne or
# lease claim can both win, so a correct engine would fail its tests.
# Usage: start-test-mongodb.sh [CACHE_DIR]     Stop: kill "$(cat CACHE_DIR/server.pid)"
set -euo pipefail

version=1.47.0
port=27117
cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/parcours-mongo}
fail() { echo "start-test-mongodb: $*" >&2; exit 1; }
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
mkdir -p "$cache"; cache=$(cd "$cache" && pwd)
log=$cache/server.log
exec 9>"$cache/lock"; flock 9 # two starts at once must not both download and bind

if answers; then # by the command line, as a pid left in the cache may be another program's by now
  pid=$(cat "$cache/server.pid" 2>/dev/null || echo none)
  grep -qsaF "$cache/MongoServerMain.java" "/proc/$pid/cmdline" || fail "another program has port $port"
  echo "mongodb://127.0.0.1:$port"
  exit 0
fi
command -v java >/dev/null || fail "no Java: install a JDK, 17 or newer, and Maven (Go alone is not enough)"

lib=$cache/lib-$version
if [ ! -d "$lib" ]; then
  command -v mvn >/dev/null || fail "no Maven: install it, or bring a cache with ${lib##*/} in it"
  tmp=$(mktemp -d "$cache/get.XXXXXX")
  trap 'rm -rf "$tmp"' EXIT
  echo "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
    <dependencies><dependency><groupId>de.bwaldvogel</groupId><artifactId>mongo-java-server</artifactId>
    <version>$version</version></dependency></dependencies></project>" >"$tmp/pom.xml"
  mvn -q -B -C -f "$tmp/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$tmp/lib" >&2 || fail "Maven could not get mongo-java-server $version"
  mv -T "$tmp/lib" "$lib" # only once complete, so a broken download is never taken for a cache
fi

# The jar calls itself MongoDB 5.0 yet reports wire version 8, which today's Node.js driver
# refuses (it wants 9 or more): so it is told to report the number of the real 5.0, 13.
cat >"$cache/MongoServerMain.java" <<EOF
import de.bwaldvogel.mongo.*;
class MongoServerMain { public static void main(String[] args) {
    new MongoServer(new de.bwaldvogel.mongo.backend.memory.MemoryBackend().version(new MongoVersion() {
      public java.util.List<Integer> getVersionArray() { return java.util.List.of(5, 0, 0); }
      public int getWireVersion() { return 13; }
    })).bind("127.0.0.1", $port);
} }
EOF
nohup java -Xmx1g -cp "$lib/*" "$cache/MongoServerMain.java" </dev/null >"$log" 2>&1 9>&- &
echo $! >"$cache/server.pid"
for _ in {1..300}; do # 30 s: it takes under 2 s here, but CI may be busy
  kill -0 $! 2>/dev/null || break
  if answers; then echo "mongodb://127.0.0.1:$port"; exit 0; fi
  sleep 0.1
done
cat "$log" >&2
kill $! 2>/dev/null || true # else it would go on starting and hold the port
fail "the server died or did not answer on port $port in 30 s; its log is above"
