<?php

return ['temporary_files' => ['local_path' => storage_path('framework/cache/laravel-excel'), 'remote_disk' => 's3']];
