<?php

return [
    'disk_name' => env('MEDIA_DISK', 'public'),
    'max_file_size' => 1024 * 1024 * 10,
    'queue_connection_name' => env('QUEUE_CONNECTION', 'sync'),
];
