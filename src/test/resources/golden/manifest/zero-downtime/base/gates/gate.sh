# shellcheck shell=sh
# What the init containers have in common: to fail with a reason, and to ask a port until it opens.
# Sourced, by busybox ash or dash; LARAKUBE_DEADLINE_SECONDS bounds all waiting. Written by LaraKube.

started=$(date +%s)
answer=/tmp/answer.$$

# A shell that is process 1 ignores TERM unless it is told; in the background nothing keeps it from hearing.
trap 'exit 143' TERM INT

elapsed() {
  echo $(($(date +%s) - started))
}

# The line that Kubernetes shows as the reason of the end.
fail() {
  echo "FAIL $*"
  if [ -w /dev/termination-log ]; then echo "FAIL $*" >/dev/termination-log; fi
  exit 1
}

# Sets $reason when nobody answers at host $1, port $2.
ask() {
  timeout 8 nc -z -vv -w 2 "$1" "$2" </dev/null >"$answer" 2>&1 &
  if wait $!; then return 0; fi
  case $(cat "$answer") in
    *'not found'*) fail "there is no nc or no timeout in this image" ;;
    *'bad address'* | *'not known'* | *resolve* | *resolution*) reason='name unknown' ;;
    *refused*) reason=refused ;;
    *) reason='no answer' ;;
  esac
  return 1
}

# Four times a second in the first minute, because every start waits here; then each second. Not every sleep knows fractions.
pause() {
  if [ "$1" -lt 60 ]; then sleep 0.25 2>/dev/null || sleep 1; else sleep 1; fi &
  wait $!
}

# wait_for NAME HOST PORT UNKNOWN REFUSED SILENT: the last three say what each reason means.
wait_for() {
  place="$1 $2:$3"
  case $2 in *:*) place="$1 [$2]:$3" ;; esac
  told=
  told_at=0
  until ask "$2" "$3"; do
    case $reason in
      'name unknown') hint=$4 ;;
      refused) hint=$5 ;;
      *) hint=$6 ;;
    esac
    since=$(elapsed)
    if [ "$since" -ge "$LARAKUBE_DEADLINE_SECONDS" ]; then
      fail "$place: $reason after $since s: $hint"
    fi
    if [ "$reason" != "$told" ] || [ $((since - told_at)) -ge 10 ]; then
      echo "$place: $reason ($since s, $((LARAKUBE_DEADLINE_SECONDS - since)) s left): $hint"
      told=$reason
      told_at=$since
    fi
    pause "$since"
  done
  echo "$place: open after $(elapsed) s"
}
