<?php

return [
    'default' => env('LOG_CHANNEL', 'stack'),
    'channels' => [
        'stack' => ['driver' => 'stack', 'channels' => explode(',', env('LOG_STACK', 'single'))],
        'single' => ['driver' => 'single', 'path' => storage_path('logs/laravel.log')],
        'stderr' => ['driver' => 'monolog', 'with' => ['stream' => 'php://stderr']],
    ],
];
