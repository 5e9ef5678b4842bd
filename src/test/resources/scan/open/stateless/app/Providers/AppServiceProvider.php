<?php

namespace App\Providers;

use Illuminate\Support\Facades\File;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Facades\Storage;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        $this->loadMigrationsFrom(database_path('migrations/tenant'));
        $this->loadViewsFrom(resource_path('views/mail'), 'mail');
        Route::put('/shelves/{shelf}', [\App\Http\Controllers\ShelfController::class, 'store']);
        Route::middleware('web')->group(base_path('routes/shelves.php'));
        Storage::disk('media')->put('boot.txt', 'ok');
        Storage::disk(config('media-library.disk_name'))->put('boot.txt', 'ok');
        if (File::exists(base_path('.version'))) {
            config(['app.version' => File::get(base_path('.version'))]);
        }
    }
}
