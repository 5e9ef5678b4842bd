<?php

use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\Route;

Route::post('/maintenance', function () {
    Artisan::call('down', ['--secret' => request('secret')]);
});
Route::get('/down', fn () => Artisan::call('queue:restart'));
