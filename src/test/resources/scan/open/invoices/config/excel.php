<?php

return [
    'exports' => ['chunk_size' => 1000],
    'temporary_files' => [
        'local_path' => storage_path('framework/cache/laravel-excel'),
        'remote_disk' => null,
    ],
];
