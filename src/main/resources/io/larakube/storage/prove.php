<?php

/*
 * Proves a volume from one of the nodes that mount it: php prove.php FOLDER ME ALL…, in a pod on each node at the same time. Each
 * check is one line of JSON: {"check", "outcome": "ok" | "caution" | "failed", "words", "figures"}. The nodes wait for each other
 * through the volume itself, once they have seen that they share it. Written by LaraKube.
 */

define('SEEN_WITHIN', (float) (getenv('SEEN_WITHIN') ?: 75)); // seconds: NFS keeps what it knows of a folder for up to 60, see acdirmax in nfs(5)
const MET_WITHIN = 120.0;
const SLOW_TO_SHOW = 1000.0; // milliseconds
const FEW_FILES = 50; // a second; a page of Laravel reads some hundred compiled files

[, $folder, $me] = $argv;
$all = array_slice($argv, 3);
$first = $all[0];
$second = $all[1];
chdir($folder) || exit(1);

function say(string $check, string $outcome, string $words, array $figures = []): void
{
    echo json_encode(compact('check', 'outcome', 'words') + ['figures' => (object) $figures], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
}

function now(): float
{
    return hrtime(true) / 1e9;
}

/** Whether the condition holds before the time is over; asked each half millisecond at first, then each 50. */
function holds(callable $condition, float $seconds): bool
{
    for ($begun = now(); ! $condition(); usleep(now() - $begun < 5 ? 500 : 50_000)) {
        if (now() - $begun > $seconds) {
            return false;
        }
    }

    return true;
}

function isThere(string $file): bool
{
    clearstatcache();

    return is_file($file);
}

function write(string $file, string $text): void
{
    $handle = fopen($file, 'wb');
    fwrite($handle, $text);
    fsync($handle);
    fclose($handle);
}

function percentile(array $values, float $part): float
{
    sort($values);

    return round($values[(int) floor($part * (count($values) - 1))], 3);
}

/** Waits until every node has come to this point. */
function meet(string $point): void
{
    global $me, $all;
    write("met-$point-$me", '');
    $late = fn () => array_filter($all, fn ($node) => ! isThere("met-$point-$node"));
    if (! holds(fn () => $late() === [], MET_WITHIN)) {
        say('end', 'failed', 'gave up waiting for '.implode(', ', $late()).' at '.$point);
        exit(1);
    }
}

function isWhole(string|false $text): bool
{
    return $text !== false && strlen($text) > 64 && hash('sha256', substr($text, 64)) === substr($text, 0, 64);
}

function whole(string $text): string
{
    return hash('sha256', $text).$text;
}

/** What the kernel negotiated, from the line of the mount that the folder is on. */
function checkMount(string $folder): void
{
    $best = [];
    foreach (file('/proc/self/mountinfo') as $line) {
        $fields = explode(' ', trim($line));
        $at = $fields[4];
        if ($at === $folder || str_starts_with("$folder/", rtrim($at, '/').'/')) {
            $best = strlen($at) >= strlen($best[4] ?? '') ? $fields : $best;
        }
    }
    $dash = array_search('-', $best, true);
    $type = $best[$dash + 1];
    $options = $best[5].','.$best[$dash + 3];
    $wrong = preg_match('/\b(nolock|local_lock=(all|flock))\b/', $options, $found) ? $found[0] : '';
    say('mount', $wrong === '' ? 'ok' : 'failed', $wrong === '' ? "$type, $options" : "locks stay on their node: mounted with $wrong",
        ['filesystem' => $type, 'options' => $options]);
}

/** Whether this user may make files at all, which a class that ignores fsGroup and makes folders of root's forbids. */
function checkWritable(): void
{
    $mine = posix_geteuid();
    $file = @fopen('mine-'.bin2hex(random_bytes(8)), 'xb');
    if ($file === false) {
        $mode = substr(sprintf('%o', fileperms('.')), -4);
        say('writable', 'failed', "user $mine may not write: the volume belongs to user ".fileowner('.').' and group '.filegroup('.').", mode $mode");
        exit(1);
    }
    say('writable', 'ok', "user $mine may write");
}

function checkSeen(): void
{
    global $me, $all;
    write("hello-$me", whole("$me ".bin2hex(random_bytes(2048))));
    $others = array_diff($all, [$me]);
    $begun = now();
    $unseen = fn () => array_filter($others, fn ($node) => ! isThere("hello-$node") || ! isWhole(@file_get_contents("hello-$node")));
    if (! holds(fn () => $unseen() === [], SEEN_WITHIN)) {
        say('seen', 'failed', 'does not see what '.implode(', ', $unseen()).' wrote, '.(int) SEEN_WITHIN.' s later');
        exit(1);
    }
    say('seen', 'ok', 'reads what '.implode(', ', $others).' wrote', ['seconds' => round(now() - $begun, 2)]);
}

/** Files belong to the user who made them, and each node may change and delete those of the others. */
function checkOwner(): void
{
    global $me, $all;
    mkdir("folder-$me", 0775);
    write("folder-$me/file", 'a');
    chmod("folder-$me/file", 0664);
    meet('owned');
    $node = $all[(array_search($me, $all, true) + 1) % count($all)];
    $owner = fileowner("folder-$node/file");
    $changed = @file_put_contents("folder-$node/file", 'b', FILE_APPEND) === 1 && @unlink("folder-$node/file") && @rmdir("folder-$node");
    $mine = posix_geteuid();
    match (true) {
        ! $changed => say('owner', 'failed', "may not change and delete what user $mine made on $node, which belongs to user $owner here"),
        $owner !== $mine => say('owner', 'caution', "what user $mine makes belongs to user $owner; it may be changed all the same"),
        default => say('owner', 'ok', "user $mine changes and deletes what user $mine made on $node"),
    };
    meet('disowned');
}

/** A lock that one node has keeps the others out; and no increment under it is lost. */
function checkLock(): void
{
    global $me, $all, $first;
    $respected = true;
    if ($me === $first) {
        $lock = fopen('lock', 'c');
        flock($lock, LOCK_EX);
        write('counter', '0');
        meet('locked');
        meet('tried');
        flock($lock, LOCK_UN);
    } else {
        meet('locked');
        $lock = fopen('lock', 'c');
        $respected = ! flock($lock, LOCK_EX | LOCK_NB);
        $respected || flock($lock, LOCK_UN);
        meet('tried');
    }
    $times = 100;
    $begun = now();
    for ($i = 0; $i < $times; $i++) {
        $lock = fopen('lock', 'c');
        flock($lock, LOCK_EX);
        $counter = fopen('counter', 'c+');
        $value = (int) stream_get_contents($counter);
        usleep(100);
        rewind($counter);
        fwrite($counter, (string) ($value + 1));
        fflush($counter);
        fclose($counter);
        flock($lock, LOCK_UN);
        fclose($lock);
    }
    $each = round((now() - $begun) / $times * 1000, 2);
    meet('counted');
    $lock = fopen('lock', 'c');
    flock($lock, LOCK_SH);
    $value = (int) file_get_contents('counter');
    $wanted = $times * count($all);
    $figures = ['increments' => $value, 'of' => $wanted, 'millisecondsEach' => $each];
    match (true) {
        ! $respected => say('lock', 'failed', "got the lock that $first had: flock does not reach over nodes", $figures),
        $value !== $wanted => say('lock', 'failed', ($wanted - $value)." of $wanted increments under flock were lost", $figures),
        default => say('lock', 'ok', "$wanted increments under flock by ".count($all)." nodes, none lost, $each ms each", $figures),
    };
}

/** A file that is replaced by rename is there at every moment, whole, and never an older one again. */
function checkRename(): void
{
    global $me, $first;
    $times = 300;
    $file = 'replaced';
    if ($me === $first) {
        write($file, whole('0 '.str_repeat('x', 6000)));
    }
    meet('made');
    if ($me === $first) {
        for ($i = 1; $i <= $times; $i++) {
            write("$file.$i", whole("$i ".str_repeat('x', 6000)));
            rename("$file.$i", $file);
        }
        say('rename', 'ok', "replaced a file $times times while the others read it");
    } else {
        $reads = $missing = $torn = $back = 0;
        $last = -1;
        $begun = now();
        while ($last < $times && now() - $begun < 100) {
            $text = @file_get_contents($file);
            $reads++;
            if ($text === false) {
                $missing++;
            } elseif (! isWhole($text)) {
                $torn++;
            } else {
                $value = (int) substr($text, 64);
                $back += $value < $last ? 1 : 0;
                $last = max($last, $value);
            }
            usleep(200);
        }
        $bad = array_filter(["not there $missing times" => $missing, "torn $torn times" => $torn, "older than before $back times" => $back, "at $last of $times at the end" => $last < $times]);
        $figures = compact('reads', 'missing', 'torn') + ['backwards' => $back];
        say('rename', $bad === [] ? 'ok' : 'failed', $bad === [] ? "$reads reads of a file that was replaced $times times, all whole" : 'a file that was replaced was '.implode(', ', array_keys($bad))." in $reads reads", $figures);
    }
    meet('replaced');
}

/** How long one node does not see what another one made: to and fro, halved, so that no clocks are compared. */
function checkVisibility(): void
{
    global $me, $first, $second;
    meet('ping');
    $delays = [];
    $begun = now();
    for ($i = 0; $i < 30 && now() - $begun < 60; $i++) {
        if ($me === $first) {
            $sent = now();
            write("ping-$i", '');
            if (! holds(fn () => isThere("pong-$i"), MET_WITHIN)) {
                break;
            }
            $delays[] = (now() - $sent) / 2 * 1000;
        } elseif ($me === $second) {
            if (! holds(fn () => isThere("ping-$i") || isThere('ping-end'), MET_WITHIN) || ! isThere("ping-$i")) {
                break;
            }
            write("pong-$i", '');
        }
    }
    if ($me === $first) {
        write('ping-end', '');
        $p50 = $delays === [] ? MET_WITHIN * 1000 : percentile($delays, 0.5);
        $p99 = $delays === [] ? MET_WITHIN * 1000 : percentile($delays, 0.99);
        say('visibility', $p99 <= SLOW_TO_SHOW ? 'ok' : 'caution', "a new file shows on $second after $p50 ms (p50), $p99 ms (p99)", ['p50ms' => $p50, 'p99ms' => $p99, 'rounds' => count($delays)]);
    }
    meet('pong');
}

function checkSync(): void
{
    $times = [];
    $handle = fopen('synced-'.getmypid().bin2hex(random_bytes(4)), 'wb');
    for ($i = 0; $i < 30; $i++) {
        $begun = now();
        fwrite($handle, str_repeat('x', 4096));
        fsync($handle);
        $times[] = (now() - $begun) * 1000;
    }
    fclose($handle);
    $p50 = percentile($times, 0.5);
    $p99 = percentile($times, 0.99);
    say('sync', 'ok', "4 KiB are on disk after $p50 ms (p50), $p99 ms (p99)", ['p50ms' => $p50, 'p99ms' => $p99]);
}

/** What Laravel writes: sessions, cache entries and compiled views of some KiB each. */
function checkSmallFiles(): void
{
    global $me;
    mkdir("small-$me");
    $count = 200;
    $text = random_bytes(2048);
    $rate = function (callable $each) use ($count): int {
        $begun = now();
        for ($i = 0; $i < $count; $i++) {
            $each($i);
        }

        return (int) round($count / max(now() - $begun, 1e-6));
    };
    $written = $rate(fn ($i) => file_put_contents("small-$me/$i", $text));
    $read = $rate(fn ($i) => file_get_contents("small-$me/$i"));
    $deleted = $rate(fn ($i) => unlink("small-$me/$i"));
    rmdir("small-$me");
    $slow = min($written, $read) < FEW_FILES;
    say('small files', $slow ? 'caution' : 'ok', "$written written, $read read, $deleted deleted a second, 2 KiB each", ['writtenPerSecond' => $written, 'readPerSecond' => $read, 'deletedPerSecond' => $deleted]);
}

checkMount($folder);
checkWritable();
checkSeen();
checkOwner();
checkLock();
checkRename();
checkVisibility();
checkSync();
checkSmallFiles();
meet('end');
say('end', 'ok', 'every check was made');
