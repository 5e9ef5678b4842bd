<?php

return [
    'default' => env('FILESYSTEM_DISK', 'local'),
    'disks' => [
        'local' => ['driver' => 'local', 'root' => storage_path('app/private')],
        'public' => ['driver' => 'local', 'root' => storage_path('app/public')],
        's3' => ['driver' => 's3', 'bucket' => env('AWS_BUCKET')],
        'media' => ['driver' => 's3', 'bucket' => env('MEDIA_BUCKET')],
    ],
    'links' => [public_path('storage') => storage_path('app/public')],
];
