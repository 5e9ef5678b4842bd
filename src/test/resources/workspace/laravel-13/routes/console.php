<?php

use Illuminate\Support\Facades\Artisan;

Artisan::command('feeds:read', function () {
    foreach (['daily'] as $feed) {
        $this->info($feed);
    }
})->purpose('Read the feeds')->everyFifteenMinutes();
