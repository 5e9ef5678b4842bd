<?php

return [
    'default' => env('DB_CONNECTION', 'sqlite'),
    'connections' => [
        'sqlite' => ['driver' => 'sqlite', 'database' => env('DB_DATABASE', database_path('database.sqlite'))],
        'tenants' => ['driver' => 'pgsql', 'host' => env('DB_HOST', '127.0.0.1')],
    ],
];
