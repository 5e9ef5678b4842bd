<?php

// What Laravel itself has where an application sets nothing (11 and later; packages as they come), as far as it decides where state lives.
return [
    'app' => ['maintenance' => ['driver' => env('APP_MAINTENANCE_DRIVER', 'file')]],
    'broadcasting' => ['default' => env('BROADCAST_CONNECTION', 'null')],
    'cache' => [
        'default' => env('CACHE_STORE', env('CACHE_DRIVER', 'database')),
        'stores' => [
            'array' => ['driver' => 'array'],
            'database' => ['driver' => 'database'],
            'dynamodb' => ['driver' => 'dynamodb'],
            'file' => ['driver' => 'file'],
            'memcached' => ['driver' => 'memcached'],
            'octane' => ['driver' => 'octane'],
            'redis' => ['driver' => 'redis'],
        ],
    ],
    'database' => [
        'default' => env('DB_CONNECTION', 'sqlite'),
        'connections' => [
            'sqlite' => ['driver' => 'sqlite', 'database' => env('DB_DATABASE', database_path('database.sqlite'))],
            'mariadb' => ['driver' => 'mariadb'],
            'mysql' => ['driver' => 'mysql'],
            'pgsql' => ['driver' => 'pgsql'],
            'sqlsrv' => ['driver' => 'sqlsrv'],
        ],
    ],
    'excel' => ['temporary_files' => ['local_path' => storage_path('framework/cache/laravel-excel'), 'remote_disk' => null]],
    'filesystems' => [
        'default' => env('FILESYSTEM_DISK', env('FILESYSTEM_DRIVER', 'local')),
        'cloud' => env('FILESYSTEM_CLOUD', 's3'),
        'disks' => [
            'local' => ['driver' => 'local', 'root' => storage_path('app/private')],
            'public' => ['driver' => 'local', 'root' => storage_path('app/public')],
            's3' => ['driver' => 's3'],
        ],
    ],
    'livewire' => ['temporary_file_upload' => ['disk' => null]],
    'logging' => [
        'default' => env('LOG_CHANNEL', 'stack'),
        'channels' => [
            'stack' => ['driver' => 'stack', 'channels' => explode(',', env('LOG_STACK', 'single'))],
            'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')],
            'daily' => ['driver' => 'daily', 'path' => storage_path('logs/laravel.log')],
            'slack' => ['driver' => 'slack'],
            'papertrail' => ['driver' => 'monolog'],
            'stderr' => ['driver' => 'monolog'],
            'syslog' => ['driver' => 'syslog'],
            'errorlog' => ['driver' => 'errorlog'],
            'null' => ['driver' => 'monolog'],
        ],
    ],
    'media-library' => ['disk_name' => env('MEDIA_DISK', 'public')],
    'queue' => ['default' => env('QUEUE_CONNECTION', 'database')],
    'session' => ['driver' => env('SESSION_DRIVER', 'database')],
];
