<?php

return [
    'backup' => [
        'source' => ['files' => ['include' => [base_path()]], 'databases' => ['pgsql']],
        'destination' => [
            'filename_prefix' => '',
            'disks' => [
                'local',
            ],
        ],
    ],
];
