<?php

/*
 * Reads texts, one a line in base64, as Laravel reads .env, and writes one line for each:
 *
 *   ok <key>|<value>|<type of env()>|<value of env()> ...      values in base64; a key without a value has "none" only
 *   error <message>
 *
 * Usage: php phpdotenv.php <folder to write one .env into, after the other> <file with the texts>
 * Wants vlucas/phpdotenv 5 on PHP's include path (Debian: php-vlucas-phpdotenv, php-illuminate-support), or in the
 * Composer autoloader that LARAKUBE_PHP_AUTOLOAD names. Ends with 3 if there is none.
 */

declare(strict_types=1);

use Dotenv\Loader\Loader;
use Dotenv\Parser\Parser;
use Dotenv\Repository\Adapter\ArrayAdapter;
use Dotenv\Repository\RepositoryBuilder;
use Dotenv\Store\StoreBuilder;
use Illuminate\Support\Env;

error_reporting(E_ALL & ~E_DEPRECATED);

$autoload = getenv('LARAKUBE_PHP_AUTOLOAD');
foreach ($autoload ? [$autoload] : ['Dotenv/autoload.php', 'Illuminate/Support/autoload.php'] as $file) {
    if (stream_resolve_include_path($file)) {
        require_once $file;
    }
}
if (!class_exists(Parser::class)) {
    fwrite(STDERR, "no vlucas/phpdotenv\n");
    exit(3);
}

function laravel(string $value): string
{
    if (!class_exists(Env::class)) {
        return 'unknown|';
    }
    $_SERVER['LARAKUBE_PROBE'] = $value;
    $result = Env::get('LARAKUBE_PROBE');

    return match (true) {
        $result === null => 'null|',
        is_bool($result) => 'bool|'.base64_encode($result ? 'true' : 'false'),
        default => 'string|'.base64_encode($result),
    };
}

function outcome(string $folder, string $text): string
{
    file_put_contents($folder.'/.env', $text);
    $store = StoreBuilder::createWithNoNames()->addPath($folder)->addName('.env')->make();
    // one adapter that is empty at first: nothing of this process's environment is looked up
    $repository = RepositoryBuilder::createWithNoAdapters()->addAdapter(ArrayAdapter::class)->immutable()->make();
    $entries = (new Parser())->parse($store->read());
    (new Loader())->load($repository, $entries);
    $shown = [];
    foreach ($entries as $entry) {
        $value = $repository->get($entry->getName());
        $shown[$entry->getName()] = $entry->getName().'|'
            .($value === null ? 'none' : base64_encode($value).'|'.laravel($value));
    }

    return 'ok '.implode(' ', $shown);
}

foreach (file($argv[2], FILE_IGNORE_NEW_LINES) as $line) {
    try {
        echo outcome($argv[1], base64_decode($line, true)), "\n";
    } catch (Throwable $e) {
        echo 'error ', base64_encode($e->getMessage()), "\n";
    }
}
