<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldBeUnique;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Queue\Middleware\WithoutOverlapping;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Log;

class SyncStock implements ShouldBeUnique, ShouldQueue
{
    public function middleware(): array
    {
        return [new WithoutOverlapping('stock')];
    }

    public function handle(): void
    {
        Cache::lock('stock', 60)->block(5, fn () => $this->sync());
        Cache::store('redis')->lock('stock', 60)->get();
        cache()->lock('stock')->get();
        Log::build(['driver' => 'single', 'path' => storage_path('logs/stock.log')])->info('done');
        Log::channel('audit')->info('done');
        Log::channel('stderr')->info('done');
    }

    private function sync(): void
    {
        Cache::store('file')->put('stock.synced', now());
        Cache::put('stock', 1);
        $this->lock('door');
    }

    private function lock(string $what): void
    {
    }
}
