<?php

namespace App\Jobs;

use App\Models\Lesson;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\File;
use Illuminate\Support\Facades\Storage;
use ProtoneMedia\LaravelFFMpeg\Support\FFMpeg;

class Transcode implements ShouldQueue
{
    use Queueable;

    public function __construct(public Lesson $lesson, public string $path)
    {
    }

    public function handle(): void
    {
        FFMpeg::fromDisk('local')->open($this->path)->export()->toDisk('public')->save($this->lesson->slug.'.m3u8');

        $work = storage_path('app/work/'.$this->lesson->id);
        File::ensureDirectoryExists($work);
        $this->frames($work);
        Storage::disk('public')->putFileAs('frames', $work.'/1.png', $this->lesson->slug.'.png');
        File::deleteDirectory($work);
    }

    private function frames(string $folder): void
    {
    }
}
