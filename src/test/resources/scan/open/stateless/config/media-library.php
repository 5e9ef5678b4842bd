<?php

return ['disk_name' => env('MEDIA_DISK', 'public'), 'path_generator' => null];
