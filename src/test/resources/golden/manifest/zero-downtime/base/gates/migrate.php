<?php

// Migrates, one pod after the other: a lock of the database's own, which ends with the connection that holds it, whatever becomes
// of the pod. The first pod of a release runs its migrations, the others find nothing to do. No cache store is asked: on a new
// database it has no tables yet. A pooler that shares connections between transactions (PgBouncer's transaction mode) keeps no
// such lock: point DB_HOST at the database itself. Written by LaraKube.

$application = getcwd();
require $application.'/vendor/autoload.php';
$app = require $application.'/bootstrap/app.php';
$app->make(Illuminate\Contracts\Console\Kernel::class)->bootstrap();

$deadline = time() + (int) (getenv('LARAKUBE_DEADLINE_SECONDS') ?: 900);

function say(string $line): void
{
    fwrite(STDOUT, $line.PHP_EOL);
}

function give_up(string $why): never
{
    say('FAIL migrations: '.$why);
    @file_put_contents('/dev/termination-log', 'FAIL migrations: '.$why);
    exit(1);
}

// A connection of its own: migrations may close and open the application's.
function connection(Illuminate\Foundation\Application $app, int $deadline): Illuminate\Database\Connection
{
    $config = $app['config'];
    $config->set('database.connections.larakube', $config->get('database.connections.'.$config->get('database.default')));
    $told = '';
    while (true) {
        try {
            $connection = $app['db']->connection('larakube');
            $connection->getPdo();

            return $connection;
        } catch (PDOException $refused) {
            if (time() >= $deadline) {
                give_up('no connection to the database: '.$refused->getMessage());
            }
            if ($refused->getMessage() !== $told) {
                say('migrations: no connection to the database yet: '.$told = $refused->getMessage());
            }
            sleep(1);
        }
    }
}

function is_locked(Illuminate\Database\Connection $connection): bool
{
    $name = 'larakube migrations of '.$connection->getDatabaseName();
    $driver = $connection->getDriverName();

    return match ($driver) {
        'pgsql' => (bool) $connection->selectOne('select pg_try_advisory_lock(?) as got', [crc32($name)], false)->got,
        'mysql', 'mariadb' => (int) $connection->selectOne('select get_lock(?, 0) as got', [substr(sha1($name), 0, 40)], false)->got === 1,
        default => give_up("a database of kind $driver has no lock that several web pods could agree by; use one web pod"),
    };
}

$connection = connection($app, $deadline);
for ($since = time(), $told = false; ! is_locked($connection); sleep(1)) {
    if (time() >= $deadline) {
        give_up('another pod still migrates after '.(time() - $since).' s');
    }
    if (! $told) {
        say('migrations: another pod migrates; waits for it to end');
        $told = true;
    }
}

passthru(escapeshellarg(PHP_BINARY).' artisan migrate --force --no-interaction 2>&1', $status);
exit($status);
