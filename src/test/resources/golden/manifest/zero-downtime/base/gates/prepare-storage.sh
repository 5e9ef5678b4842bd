#!/bin/sh
# Makes the folders of the shared volume as the application's user, before parts of it are mounted: what the node makes itself
# belongs to root. Any number of pods may do this at the same time. Written by LaraKube.
set -u

# shellcheck source=gate.sh
. "${0%/*}/gate.sh"

volume=${LARAKUBE_VOLUME:-/volume}
application=/var/www/html
release=${LARAKUBE_RELEASE:?}

owner() {
  stat -c 'it belongs to %u:%g, mode %a' "$1" 2>&1
}

folder() {
  if ! reason=$(mkdir -p "$volume/$1" 2>&1); then
    fail "storage: user $(id -u) cannot make $1 in the volume (root folder: $(owner "$volume")): $reason"
  fi
  if [ ! -w "$volume/$1" ]; then
    fail "storage: user $(id -u) cannot write to $1 in the volume ($(owner "$volume/$1")): give the volume's files to user $(id -u)"
  fi
}

# A full or read-only volume shows only when a byte is written.
write_test() {
  probe=$volume/releases/$release/write-test.$(hostname)
  if ! reason=$({ echo written >"$probe" && rm "$probe"; } 2>&1); then
    fail "storage: user $(id -u) cannot write to the volume: $reason"
  fi
}

# SQLite's file must be there before the first process opens it, and all pods must see the same one.
sqlite_file() {
  case ${DB_DATABASE-} in
    "$application"/storage/*)
      file=storage/${DB_DATABASE#"$application"/storage/}
      folder "${file%/*}"
      : >>"$volume/$file" || fail "storage: user $(id -u) cannot write the database $file in the volume"
      ;;
    :memory:) ;;
    *) echo "storage: WARNING: the SQLite database '${DB_DATABASE:-database/database.sqlite}' is not below $application/storage: it is lost with its pod" ;;
  esac
}

# All but the newest releases; the leader touches its own, so that a release that comes back counts as new.
forget_releases() {
  touch "$volume/releases/$release"
  # shellcheck disable=SC2012 # only LaraKube makes these names, of hexadecimal digits
  ls -1t "$volume/releases" | tail -n "+$(($1 + 1))" | while IFS= read -r old; do
    if [ "$old" != "$release" ]; then
      rm -rf "${volume:?}/releases/$old" && echo "storage: release $old is forgotten"
    fi
  done
}

for name in app/public app/private framework/cache/data framework/sessions framework/views framework/testing logs; do
  folder "storage/$name"
done
folder "releases/$release/views"
folder "releases/$release/bootstrap-cache"
write_test
printf '%s\n' "${LARAKUBE_SHARED_PATHS-}" | while IFS= read -r path; do
  if [ -n "$path" ]; then folder "shared/$path"; fi
done || exit 1
if [ "${DB_CONNECTION-sqlite}" = sqlite ]; then sqlite_file; fi
if [ -n "${LARAKUBE_KEEP_RELEASES-}" ]; then forget_releases "$LARAKUBE_KEEP_RELEASES"; fi
echo "storage: ready for user $(id -u), release $release"
