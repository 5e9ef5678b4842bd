<?php

return [
    'default' => env('FILESYSTEM_DISK', 'local'),
    'disks' => [
        'private' => [
            'driver' => 'local',
            'root' => storage_path('app/private'),
            'serve' => true,
            'throw' => false,
        ],
        'exports' => [
            'driver' => env('EXPORTS_DRIVER', 'local'),
            'root' => storage_path('app/exports'),
        ],
        'archive' => [
            'driver' => 's3',
            'bucket' => env('ARCHIVE_BUCKET'),
        ],
    ],
];
