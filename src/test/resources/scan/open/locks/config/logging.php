<?php

return [
    'default' => env('LOG_CHANNEL', 'stack'),
    'channels' => [
        'stack' => ['driver' => 'stack', 'channels' => explode(',', (string) env('LOG_STACK', 'single'))],
        'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')],
        'audit' => ['driver' => 'daily', 'path' => storage_path('logs/audit.log')],
        'stderr' => ['driver' => 'monolog'],
    ],
];
