<?php

return [

    'default' => env('FILESYSTEM_DRIVER', 'local'),

    'disks' => [

        'local' => [
            'driver' => 'local',
            'root' => storage_path('app'),
        ],

        'uploads' => array(
            'driver' => 'local',
            'root' => public_path('uploads'),
        ),

        's3' => [
            'driver' => 's3',
            'bucket' => env('AWS_BUCKET'),
        ],

    ],
];
