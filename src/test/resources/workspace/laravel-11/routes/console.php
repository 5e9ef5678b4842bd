<?php

use Illuminate\Support\Facades\Artisan;

Artisan::command('inspire', function () {
    $this->comment('Be brief.');
})->purpose('Say something nice')->hourly();
