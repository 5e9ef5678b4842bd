<?php

use Illuminate\Support\Facades\Route;

// Outside the group `web`: it must answer without a session and without a database.
Route::get('/up', [App\Http\Controllers\HealthController::class, 'up']);
