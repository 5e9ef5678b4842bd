#!/bin/sh
# The gate wait-for-web: waits until a web pod of this pod's own release is Ready, which means that its migrations are done.
# The Service that it asks selects the release. Takes the Service's name and port. Written by LaraKube.
set -u

# shellcheck source=gate.sh
. "${0%/*}/gate.sh"

release=${LARAKUBE_RELEASE:-unknown}
wait_for php-web "$1" "$2" \
  "there is no Service of this name" \
  "php-web of release $release is not Ready yet, it migrates first; see: kubectl logs deploy/php-web" \
  "php-web of release $release is not Ready yet, or a network policy keeps the workers from it"
