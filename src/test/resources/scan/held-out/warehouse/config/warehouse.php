<?php

return [
    'labels' => ['disk' => 's3', 'path' => storage_path('labels')],
    'edi' => ['inbox' => env('EDI_INBOX', '/var/edi/inbox')],
];
