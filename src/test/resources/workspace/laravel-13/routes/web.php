<?php

use Illuminate\Support\Facades\Route;

Route::middleware('throttle:health')->group(function () {
    Route::get('up', fn () => response('ok'));
});
