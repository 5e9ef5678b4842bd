<?php

// Makes one folder tree the same as another one, for the move of an application's files from a claim to a claim. The first round
// (live) runs beside the application: it copies, and leaves what changes under its hands. The last round (last) runs when nobody
// writes any more: it copies the rest, deletes what is gone, and ends only when every file has the same checksum on both sides.
// Either may be run again. What belongs to one release only is left out: it is made anew. Where the application may have lived on the
// other side already (keep), nothing there is deleted, and of a file that both have, the newer one stays. Written by LaraKube.

const LIST_FILE = '.larakube-move.json';
const PART = '.larakube-part';
const LEFT_OUT = ['releases', 'lost+found', LIST_FILE];
const CHUNK = 1 << 20;

// Times have whole seconds, and the clocks of a pod and of a filesystem differ: what changed shortly before may have changed since.
const SETTLED_SECONDS = 120;
define('BEGAN', time());

[, $round, $there, $from, $to] = $argv;
$keeps = $there === 'keep';
$isLast = $round === 'last';

function say(string $line): void
{
    fwrite(STDOUT, $line.PHP_EOL);
}

function finish(string $line, int $code): never
{
    say($line);
    @file_put_contents('/dev/termination-log', $line);
    exit($code);
}

function give_up(string $path, string $why): never
{
    finish('FAIL '.$path.': '.trim(preg_replace('/\s+/', ' ', $why)), 1);
}

set_error_handler(function (int $level, string $message): bool {
    throw new RuntimeException(preg_replace('/^[a-z_]+\(.*?\): /', '', $message));
});

// Each path below a folder with what lstat says of it, a folder before what is in it.
function walk(string $root, string $below = ''): Generator
{
    $names = scandir($root.'/'.$below);
    foreach (array_diff($names, ['.', '..']) as $name) {
        $path = ltrim($below.'/'.$name, '/');
        if ($below === '' && in_array($name, LEFT_OUT, true)) {
            continue;
        }
        try {
            $stat = lstat("$root/$path");
        } catch (RuntimeException $gone) {
            continue;
        }
        yield $path => $stat;
        if (($stat['mode'] & 0170000) === 0040000) {
            yield from walk($root, $path);
        }
    }
}

function kind(array $stat): string
{
    return match ($stat['mode'] & 0170000) {
        0100000 => 'file',
        0040000 => 'folder',
        0120000 => 'link',
        default => 'other',
    };
}

function remove(string $path): void
{
    if (is_link($path) || ! is_dir($path)) {
        unlink($path);

        return;
    }
    foreach (array_diff(scandir($path), ['.', '..']) as $name) {
        remove("$path/$name");
    }
    rmdir($path);
}

// What is of another kind makes place.
function make_place(string $target, string $kind): void
{
    $is = is_link($target) ? 'link' : (is_dir($target) ? 'folder' : (file_exists($target) ? 'file' : ''));
    if ($is !== '' && ($is !== $kind || $kind === 'link')) {
        remove($target);
    }
}

// Under another name first, so that a copy that was interrupted is never taken for the file.
function copy_to(string $source, string $target, array $stat): string
{
    $part = dirname($target).'/.'.basename($target).PART;
    $in = fopen($source, 'rb');
    $out = fopen($part, 'wb');
    $hash = hash_init('sha256');
    while (($chunk = fread($in, CHUNK)) !== false && $chunk !== '') {
        hash_update($hash, $chunk);
        if (fwrite($out, $chunk) !== strlen($chunk)) {
            throw new RuntimeException('it was not written whole: is the volume full?');
        }
    }
    fclose($in);
    fflush($out);
    fsync($out);
    fclose($out);
    $sum = hash_final($hash);
    if (hash_file('sha256', $part) !== $sum) {
        throw new RuntimeException('the copy has another checksum');
    }
    chmod($part, $stat['mode'] & 0777);
    touch($part, $stat['mtime']);
    rename($part, $target);

    return $sum;
}

function mark(array $stat): array
{
    return [$stat['size'], $stat['mtime'], $stat['ctime']];
}

// The checksum that both have, and whether it had to be copied; null when it changes under our hands.
function same_file(string $source, string $target, array $stat, ?array $known): ?array
{
    $there = file_exists($target) ? lstat($target) : null;
    $isAlike = $there !== null && $there['size'] === $stat['size'];
    if ($isAlike && $known !== null && $known[0] === mark($stat) && $there['mtime'] === $stat['mtime']) {
        return [$known[1], false];
    }
    if ($isAlike) {
        $sum = hash_file('sha256', $source);
        if ($sum === hash_file('sha256', $target)) {
            chmod($target, $stat['mode'] & 0777);
            touch($target, $stat['mtime']);

            return mark(fresh($source)) === mark($stat) ? [$sum, false] : null;
        }
    }
    $sum = copy_to($source, $target, $stat);

    return mark(fresh($source)) === mark($stat) ? [$sum, true] : null;
}

function fresh(string $path): array
{
    clearstatcache(true, $path);

    return lstat($path);
}

function is_newer_there(string $path, array $stat): bool
{
    global $to;
    clearstatcache(true, "$to/$path");

    return is_file("$to/$path") && filemtime("$to/$path") > $stat['mtime'];
}

function carry(string $path, array $stat, ?array $known): ?array
{
    global $from, $to, $isLast;
    for ($try = 1; ; $try++) {
        try {
            make_place("$to/$path", 'file');
            $done = same_file("$from/$path", "$to/$path", $stat, $known);
            $why = 'somebody writes to it';
        } catch (RuntimeException $failed) {
            clearstatcache();
            if (! $isLast && ! file_exists("$from/$path")) {
                return null;
            }
            give_up($path, $failed->getMessage());
        }
        if ($done !== null || (! $isLast && $try === 3)) {
            return $done;
        }
        if ($try === 3) {
            give_up($path, $why);
        }
        $stat = fresh("$from/$path");
    }
}

$list = is_file("$to/".LIST_FILE) ? json_decode(file_get_contents("$to/".LIST_FILE), true) ?? [] : [];
$now = [];
$folders = [];
$counts = ['files' => 0, 'bytes' => 0, 'copied' => 0, 'same' => 0, 'deleted' => 0, 'newer' => 0, 'skipped' => 0];

function keep_list(array $list): void
{
    global $to;
    $settled = array_filter($list, fn (array $entry) => $entry[0][2] < BEGAN - SETTLED_SECONDS);
    file_put_contents("$to/".LIST_FILE.PART, json_encode($settled, JSON_INVALID_UTF8_SUBSTITUTE));
    rename("$to/".LIST_FILE.PART, "$to/".LIST_FILE);
}

try {
    foreach (walk($from) as $path => $stat) {
        $kind = kind($stat);
        if ($kind === 'other') {
            $counts['skipped']++;
        } elseif ($kind === 'folder') {
            make_place("$to/$path", 'folder');
            is_dir("$to/$path") || mkdir("$to/$path");
            $folders[$path] = $stat;
        } elseif ($kind === 'link') {
            make_place("$to/$path", 'link');
            symlink(readlink("$from/$path"), "$to/$path");
        } elseif ($keeps && is_newer_there($path, $stat)) {
            $counts['newer']++;
        } elseif (! str_ends_with($path, PART)) {
            $done = carry($path, $stat, $list[$path] ?? null);
            if ($done !== null) {
                $now[$path] = [mark($stat), $done[0]];
                $counts['files']++;
                $counts['bytes'] += $stat['size'];
                $counts[$done[1] ? 'copied' : 'same']++;
            }
            if ($counts['files'] % 100 === 0) {
                say($counts['files'].' files, '.intdiv($counts['bytes'], 1 << 20).' MiB');
            }
            if (! $isLast && $counts['files'] % 1000 === 0) {
                keep_list($now + $list);
            }
        }
    }
    if ($isLast) {
        foreach ($keeps ? [] : iterator_to_array(walk($to)) as $path => $stat) {
            if (! is_link("$from/$path") && ! file_exists("$from/$path") && (is_link("$to/$path") || file_exists("$to/$path"))) {
                remove("$to/$path");
                $counts['deleted']++;
            }
        }
        foreach (array_reverse($folders) as $path => $stat) {
            chmod("$to/$path", $stat['mode'] & 0777);
            touch("$to/$path", $stat['mtime']);
        }
        file_exists("$to/".LIST_FILE) && unlink("$to/".LIST_FILE);
    } else {
        keep_list($now);
    }
} catch (RuntimeException $failed) {
    give_up($path ?? $from, $failed->getMessage());
}
ksort($now, SORT_STRING);
$all = hash_init('sha256');
foreach ($now as $path => [, $sum]) {
    hash_update($all, "$sum  $path\n");
}
finish(json_encode($counts + ['sha256' => hash_final($all)]), 0);
