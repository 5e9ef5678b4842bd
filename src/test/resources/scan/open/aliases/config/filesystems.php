<?php

$root = storage_path('app');

return [
    'default' => env('FILESYSTEM_DISK', 'local'),
    'disks' => [
        'local' => ['driver' => 'local', 'root' => $root],
        'public' => ['driver' => 'local', 'root' => storage_path('app/public')],
        'reports' => ['driver' => 'local', 'root' => base_path('reports')],
        'scratch' => ['driver' => 'local', 'root' => sys_get_temp_dir()],
        's3' => ['driver' => 's3'],
    ],
];
