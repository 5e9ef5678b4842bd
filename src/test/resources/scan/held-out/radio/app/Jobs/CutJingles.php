<?php

namespace App\Jobs;

use App\Models\Show;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Storage;

class CutJingles implements ShouldQueue
{
    use Queueable;

    public function __construct(private Show $show)
    {
    }

    public function handle(): void
    {
        $local = tempnam(sys_get_temp_dir(), 'jingle');
        file_put_contents($local, Storage::get("recordings/{$this->show->slug}.mp3"));
        Cache::put("jingle:{$this->show->id}", ['path' => $local, 'at' => now()], 3600);
        self::dispatch($this->show)->delay(60);
    }
}
