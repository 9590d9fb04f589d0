# Sourced by run and dev: finds Java, and builds when they ask for it.

readonly app=target/quarkus-app/quarkus-run.jar
readonly stamp=target/built-by-run

refuse() {
  echo >&2
  echo "Mien did not start. $*" >&2
  exit 1
}

# at_least 3.8.7 3.6.3 is false
at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null 2>&1 ||
    refuse "There is no Java here ($java is missing). Install a JDK 17 or newer, or point JAVA_HOME at one."
  java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${java_version:-0}" -ge 17 ] ||
    refuse "Java ${java_version:-of an unknown version} is too old. Install a JDK 17 or newer, or point JAVA_HOME at one."
}

# Arguments: the files and folders that must not be newer than the build
is_stale() {
  [ -f "$app" ] && [ -f "$stamp" ] && compgen -G 'target/keycloak/keycloak-*/lib/quarkus-run.jar' >/dev/null || return 0
  [ -n "$(find "$@" -newer "$stamp" -not -name '*.pyc' -print -quit 2>/dev/null)" ]
}

maven_version() {
  local version
  version=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  echo "${version:-0}"
}

check_build_tools() {
  command -v "${java%java}javac" >/dev/null 2>&1 ||
    refuse "This Java has no compiler. Install a JDK 17 or newer (Debian: openjdk-17-jdk-headless), or point JAVA_HOME at one."
  command -v mvn >/dev/null 2>&1 || refuse "Maven is missing. Install Maven 3.8.7 or newer (Debian: apt install maven)."
  local version
  version=$(maven_version)
  at_least 3.8.7 "$version" || refuse "Maven $version is too old. Install Maven 3.8.7 or newer."
  local free
  free=$(df -Pm . | awk 'NR == 2 { print $4 }')
  [ "$free" -ge 2000 ] || refuse "Only $free MB are free here, and the build needs 2000 MB. Make room and run this again."
}

# Long downloads and quiet compilers look like a hang: one line per step and one per 100 files.
show_steps() {
  awk '
    /^\[INFO\] Download(ed|ing) from/ { if (/Downloaded/ && ++files % 100 == 0) { print "  " files " files downloaded"; fflush() } next }
    /^\[INFO\] --- / { sub(/^\[INFO\] --- /, ""); sub(/ @.*/, ""); print "  " $0; fflush(); next }
    /^\[ERROR\]/ { print; fflush() }'
}

build() {
  check_build_tools
  echo "Building Mien; the first time this downloads about 500 MB and takes some minutes."
  rm -f "$stamp"
  mvn -B -Dmaven.test.skip=true package | show_steps || refuse "The build failed; the lines above say where."
  touch "$stamp"
}

# Sets java_options for what newer Javas warn of
find_java_options() {
  java_options=()
  [ "$java_version" -lt 22 ] || java_options+=(--enable-native-access=ALL-UNNAMED)
  [ "$java_version" -lt 24 ] || java_options+=(--sun-misc-unsafe-memory-access=allow)
}

find_java
find_java_options
