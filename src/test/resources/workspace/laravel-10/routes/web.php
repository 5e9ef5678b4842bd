<?php

use Illuminate\Support\Facades\Route;

Route::get('/', fn () => view('welcome'));
Route::prefix('admin')->group(function () {
    Route::get('/up', fn () => 'not at the root');
});
