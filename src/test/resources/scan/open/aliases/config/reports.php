<?php

return [
    'disk' => env('REPORTS_DISK', 'reports'),
    'folder' => storage_path('app/reports'),
    'archive' => ['bucket' => 's3'],
];
