<?php

// Runs in the application's own image, with its own drivers: proves that what is to hold its state can be written, read and emptied
// (check), copies files from one disk to another (copy), moves jobs from one queue to another (jobs), and tells which migrations the
// database says have run (migrations). Every line says what was
// done; the last one is JSON. Any part may be run again: what is there already is compared, not copied. Written by LaraKube.

$application = getcwd();
require $application.'/vendor/autoload.php';
$app = require $application.'/bootstrap/app.php';
$app->make(Illuminate\Contracts\Console\Kernel::class)->bootstrap();

use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Queue;
use Illuminate\Support\Facades\Redis;
use Illuminate\Support\Facades\Storage;

function say(string $line): void
{
    fwrite(STDOUT, $line.PHP_EOL);
}

function give_up(string $what, string $why): never
{
    $line = 'FAIL '.$what.': '.trim(preg_replace('/\s+/', ' ', $why));
    say($line);
    @file_put_contents('/dev/termination-log', $line);
    exit(1);
}

function finish(array $result): never
{
    $line = json_encode($result, JSON_UNESCAPED_SLASHES);
    say($line);
    @file_put_contents('/dev/termination-log', $line);
    exit(0);
}

function expect(bool $holds, string $what, string $why): void
{
    if (! $holds) {
        give_up($what, $why);
    }
}

// Runs a check and says how long it took; what it throws is the reason of the end.
function attempt(string $what, callable $check): void
{
    $began = hrtime(true);
    try {
        $check();
    } catch (Throwable $failed) {
        give_up($what, $failed->getMessage());
    }
    say(sprintf('%s: written, read and deleted in %d ms', $what, (hrtime(true) - $began) / 1_000_000));
}

function check_disk(string $disk): void
{
    $driver = config("filesystems.disks.$disk.driver");
    expect($driver !== null, "disk $disk", 'config/filesystems.php has no such disk');
    expect($driver !== 'local', "disk $disk", 'its driver is local: a folder of one pod');
    attempt("disk $disk", function () use ($disk) {
        $path = 'larakube-check-'.bin2hex(random_bytes(8)).'.txt';
        $content = bin2hex(random_bytes(32));
        expect(Storage::disk($disk)->put($path, $content) !== false, "disk $disk", 'a file could not be written');
        expect(Storage::disk($disk)->get($path) === $content, "disk $disk", 'a file was not read as it was written');
        expect(Storage::disk($disk)->delete($path), "disk $disk", 'a file could not be deleted');
        expect(! Storage::disk($disk)->exists($path), "disk $disk", 'a file is there after it was deleted');
    });
}

function check_cache(string $store): void
{
    $driver = config("cache.stores.$store.driver");
    expect($driver !== null, "cache $store", 'config/cache.php has no such store');
    expect(! in_array($driver, ['file', 'array', 'null', 'apc'], true), "cache $store", "its driver $driver is of one pod");
    attempt("cache $store", function () use ($store) {
        $key = 'larakube-check-'.bin2hex(random_bytes(8));
        Cache::store($store)->put($key, 'kept', 60);
        expect(Cache::store($store)->get($key) === 'kept', "cache $store", 'a value was not read as it was written');
        Cache::store($store)->forget($key);
        expect(Cache::store($store)->get($key) === null, "cache $store", 'a value is there after it was forgotten');
    });
}

function check_sessions(string $driver): void
{
    expect(! in_array($driver, ['file', 'array'], true), "sessions $driver", 'they are of one pod');
    if ($driver === 'cookie') {
        say('sessions cookie: kept by the browser');

        return;
    }
    attempt("sessions $driver", function () use ($driver) {
        $handler = app('session')->driver($driver)->getHandler();
        $id = bin2hex(random_bytes(20));
        $handler->write($id, 'kept');
        expect($handler->read($id) === 'kept', "sessions $driver", 'a session was not read as it was written');
        $handler->destroy($id);
        expect((string) $handler->read($id) === '', "sessions $driver", 'a session is there after it was destroyed');
    });
}

function check_queue(string $connection): void
{
    $driver = config("queue.connections.$connection.driver");
    expect($driver !== null, "queue $connection", 'config/queue.php has no such connection');
    if (! in_array($driver, ['redis', 'database', 'beanstalkd'], true)) {
        say("queue $connection: not tried, its driver is $driver");

        return;
    }
    attempt("queue $connection", function () use ($connection) {
        $queue = Queue::connection($connection);
        $name = 'larakube-check-'.bin2hex(random_bytes(8));
        $id = bin2hex(random_bytes(16));
        $queue->pushRaw(json_encode(['uuid' => $id, 'id' => $id, 'displayName' => 'larakube', 'job' => 'larakube', 'attempts' => 0, 'data' => []]), $name);
        expect($queue->size($name) === 1, "queue $connection", 'a job was not kept');
        $job = $queue->pop($name);
        expect($job !== null && str_contains($job->getRawBody(), $id), "queue $connection", 'a job was not read as it was written');
        $job->delete();
        expect($queue->size($name) === 0, "queue $connection", 'a job is there after it was deleted');
    });
}

// sha256 of a file of a disk; null when it cannot be read.
function sum($disk, string $path): ?string
{
    $stream = $disk->readStream($path);
    if (! is_resource($stream)) {
        return null;
    }
    $hash = hash_init('sha256');
    hash_update_stream($hash, $stream);
    fclose($stream);

    return hash_final($hash);
}

// Under another name first where writing is not one step, so that a file that was interrupted is never taken for a newer one.
function send($from, $to, string $path, bool $toFolder): void
{
    $stream = $from->readStream($path);
    expect(is_resource($stream), $path, 'it cannot be read');
    $part = $toFolder ? $path.'.larakube-part' : $path;
    expect($to->writeStream($part, $stream) !== false, $path, 'it cannot be written');
    if (is_resource($stream)) {
        fclose($stream);
    }
    if ($toFolder) {
        $to->delete($path);
        expect($to->move($part, $path) !== false, $path, 'it cannot be written');
    }
}

// Of a file that both have, and that differs, the newer one stays.
function is_newer_there($from, $to, string $path): bool
{
    return $to->exists($path) && $to->lastModified($path) > $from->lastModified($path);
}

// The checksum of what both have now, and what was done for that. A file that is written while it is copied is copied again.
function copy_file($from, $to, string $path, bool $toFolder): array
{
    for ($try = 1; ; $try++) {
        $sum = sum($from, $path);
        expect($sum !== null, $path, 'it cannot be read');
        if ($to->exists($path) && $to->size($path) === $from->size($path) && sum($to, $path) === $sum) {
            return [$sum, $try === 1 ? 'same' : 'copied'];
        }
        if ($try === 1 && is_newer_there($from, $to, $path)) {
            return [$sum, 'newer'];
        }
        expect($try <= 5, $path, 'the copy has another checksum');
        send($from, $to, $path, $toFolder);
    }
}

// $since: only what was written then or later, for the last round, when nobody writes to the old disk any more; 0 for everything.
function copy_files(string $fromName, string $toName, int $since): never
{
    $from = Storage::disk($fromName);
    $to = Storage::disk($toName);
    $toFolder = config("filesystems.disks.$toName.driver") === 'local';
    $own = fn ($path) => basename($path) === '.gitignore' || str_ends_with($path, '.larakube-part');
    $paths = array_values(array_filter($from->allFiles(), fn ($path) => ! $own($path)));
    sort($paths, SORT_STRING);
    $counts = ['files' => 0, 'bytes' => 0, 'copied' => 0, 'same' => 0, 'newer' => 0];
    $all = hash_init('sha256');
    foreach ($paths as $at => $path) {
        try {
            if ($since > 0 && $from->lastModified($path) < $since) {
                continue;
            }
            [$sum, $what] = copy_file($from, $to, $path, $toFolder);
            $counts[$what]++;
            if ($what === 'newer') {
                continue;
            }
            $counts['files']++;
            $counts['bytes'] += $from->size($path);
            hash_update($all, "$sum  $path\n");
        } catch (Throwable $failed) {
            give_up("copy of $path", $failed->getMessage());
        }
        if (($at + 1) % 50 === 0) {
            say(sprintf('%d of %d files', $at + 1, count($paths)));
        }
    }
    finish($counts + ['sha256' => hash_final($all)]);
}

// Puts a payload into a queue as if it had been pushed there with this delay. Laravel has no public way to do that for a raw payload.
function push(object $queue, string $name, array $payload, int $delay): void
{
    $raw = json_encode($payload);
    if ($queue instanceof Illuminate\Queue\RedisQueue) {
        $delay > 0
            ? (fn () => $this->laterRaw($delay, $raw, $name))->call($queue)
            : $queue->pushRaw($raw, $name);
    } elseif ($queue instanceof Illuminate\Queue\DatabaseQueue) {
        (fn () => $this->pushToDatabase($name, $raw, $delay, $payload['attempts'] ?? 0))->call($queue);
    } else {
        throw new RuntimeException('jobs cannot be put into a '.get_class($queue));
    }
}

function jobs_of_database(array $config, object $to): int
{
    $table = DB::connection($config['connection'] ?? null)->table($config['table']);
    $moved = 0;
    foreach ((clone $table)->orderBy('id')->get() as $row) {
        $payload = json_decode($row->payload, true);
        $payload['attempts'] = (int) $row->attempts;
        $payload += ['id' => bin2hex(random_bytes(16))];
        push($to, $row->queue, $payload, max(0, $row->available_at - time()));
        (clone $table)->where('id', $row->id)->delete();
        $moved++;
    }

    return $moved;
}

function jobs_of_redis(array $config, object $to): int
{
    $redis = Redis::connection($config['connection'] ?? 'default');
    $prefix = config('database.redis.options.prefix', '');
    $moved = 0;
    foreach ($redis->keys('queues:*') as $found) {
        $key = $prefix !== '' && str_starts_with($found, $prefix) ? substr($found, strlen($prefix)) : $found;
        if (str_ends_with($key, ':notify')) {
            continue;
        }
        $isSet = (bool) preg_match('/:(delayed|reserved)$/', $key, $kind);
        $name = substr($isSet ? substr($key, 0, -strlen($kind[0])) : $key, strlen('queues:'));
        $payloads = $isSet ? $redis->zrangebyscore($key, '-inf', '+inf', ['withscores' => true]) : array_fill_keys($redis->lrange($key, 0, -1), 0);
        foreach ($payloads as $raw => $at) {
            $delay = $isSet && $kind[1] === 'delayed' ? max(0, (int) $at - time()) : 0;
            push($to, $name, json_decode($raw, true), $delay);
            $isSet ? $redis->zrem($key, $raw) : $redis->lrem($key, 1, $raw);
            $moved++;
        }
        $redis->del("queues:$name:notify");
    }

    return $moved;
}

function move_jobs(string $fromName, string $toName): never
{
    try {
        $config = config("queue.connections.$fromName", []);
        $to = Queue::connection($toName);
        $moved = match ($config['driver'] ?? '') {
            'database' => jobs_of_database($config, $to),
            'redis' => jobs_of_redis($config, $to),
            default => 0,
        };
    } catch (Throwable $failed) {
        give_up("jobs of $fromName", $failed->getMessage());
    }
    finish(['jobs' => $moved]);
}

$said = array_slice($argv, 1);
switch ($said[0] ?? '') {
    case 'check':
        check_disk(config('filesystems.default'));
        check_cache(config('cache.default'));
        check_sessions(config('session.driver'));
        check_queue(config('queue.default'));
        finish(['checked' => true]);
    case 'copy':
        copy_files($said[1], $said[2], (int) $said[3]);
    case 'migrations':
        $table = $app->make('migration.repository');
        foreach ($table->repositoryExists() ? $table->getRan() : [] as $name) {
            say('RAN '.$name);
        }
        say('END');
        finish([]);
    case 'jobs':
        move_jobs($said[1], $said[2]);
    default:
        give_up('errand', 'neither check, copy nor jobs');
}
