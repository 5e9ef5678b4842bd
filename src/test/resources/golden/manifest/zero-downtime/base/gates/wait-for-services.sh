#!/bin/sh
# The gate wait-for-services: prepares the folders of the shared volume, then waits until the database, Redis, memcached and
# the object store accept connections, as far as they are used, where the configuration in the environment says they are. Written by LaraKube.
set -u

here=${0%/*}
# shellcheck source=gate.sh
. "$here/gate.sh"
sh "$here/prepare-storage.sh" &
wait $! || exit 1

# Sets $scheme, $host and $port to what the URL $1 says, all empty when it is none. The password in it is never shown.
read_url() {
  scheme='' host='' port=''
  case $1 in *://*) ;; *) return ;; esac
  authority=${1#*://}
  authority=${authority%%[/?#]*}
  authority=${authority##*@}
  case $authority in
    \[*\]*)
      host=${authority#\[}
      host=${host%%\]*}
      port=${authority##*\]}
      port=${port#:}
      ;;
    *:*)
      host=${authority%:*}
      port=${authority##*:}
      ;;
    *) host=$authority ;;
  esac
  if [ -n "$host" ]; then scheme=${1%%://*}; else port=''; fi
}

# wait_for_server NAME KEY-OF-HOST HOST PORT USUAL-PORT, after read_url, whose host and port win.
wait_for_server() {
  target=${host:-$3}
  target=${target#*://}
  case $target in
    \[*\])
      target=${target#\[}
      target=${target%\]}
      ;;
  esac
  case $target in
    /*)
      echo "$1: not waited for: $2 is a Unix socket"
      return
      ;;
    127.0.0.1 | localhost | ::1 | '' | null | '(null)' | empty | '(empty)')
      echo "$1: not waited for: $2 is ${target:-empty}"
      return
      ;;
  esac
  number=${port:-$4}
  case $number in '' | *[!0-9]*) number=$5 ;; esac
  wait_for "$1" "$target" "$number" \
    "no Service and no host has this name; look at $2" \
    "nothing listens there; it starts, or the port is wrong" \
    "nothing comes back; a firewall, a network policy or a wrong address"
}

wait_for_database() {
  read_url "${DB_URL-}"
  connection=$(printf %s "${scheme:-${DB_CONNECTION-sqlite}}" | tr '[:upper:]' '[:lower:]')
  case $connection in
    pgsql | postgres | postgresql) usual=5432 ;;
    mysql | mysql2 | mariadb) usual=3306 ;;
    sqlsrv | mssql) usual=1433 ;;
    mongodb) usual=27017 ;;
    *)
      echo "database: not waited for: DB_CONNECTION is $connection, which is no server"
      return
      ;;
  esac
  wait_for_server database DB_HOST "${DB_HOST-127.0.0.1}" "${DB_PORT-}" "$usual"
}

redis_is_used() {
  for driver in "${LARAKUBE_REDIS-}" "${SESSION_DRIVER-}" "${CACHE_STORE-}" "${CACHE_DRIVER-}" "${QUEUE_CONNECTION-}"; do
    case $driver in required | redis) return 0 ;; esac
  done
  [ "${REVERB_SCALING_ENABLED-}" = true ]
}

wait_for_redis() {
  if redis_is_used; then
    read_url "${REDIS_URL-}"
    wait_for_server redis REDIS_HOST "${REDIS_HOST-127.0.0.1}" "${REDIS_PORT-}" 6379
  else
    echo 'redis: not waited for: nothing uses it'
  fi
}

wait_for_memcached() {
  for driver in "${SESSION_DRIVER-}" "${CACHE_STORE-}" "${CACHE_DRIVER-}" "${QUEUE_CONNECTION-}"; do
    if [ "$driver" = memcached ]; then
      read_url ''
      wait_for_server memcached MEMCACHED_HOST "${MEMCACHED_HOST-127.0.0.1}" "${MEMCACHED_PORT-}" 11211
      return
    fi
  done
}

# Only inside the cluster: a start does not wait for a service of the internet that it may not need.
wait_for_object_store() {
  [ "${FILESYSTEM_DISK-}" = s3 ] || return 0
  read_url "${AWS_ENDPOINT-}"
  case $host in
    '') return ;;
    *.svc | *.svc.cluster.local) ;;
    *.*) return ;;
  esac
  usual=80
  if [ "$scheme" = https ]; then usual=443; fi
  wait_for_server 'object store' AWS_ENDPOINT "$host" "$port" "$usual"
}

wait_for_database
wait_for_redis
wait_for_memcached
wait_for_object_store
