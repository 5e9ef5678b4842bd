<?php

namespace App\Jobs;

use App\Models\Show;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Http\File;
use Illuminate\Support\Facades\Storage;
use Symfony\Component\Process\Process;

class RecordStream implements ShouldQueue
{
    use Queueable;

    public function __construct(private Show $show)
    {
    }

    public function handle(): void
    {
        $target = tempnam(sys_get_temp_dir(), 'rec').'.mp3';
        $process = new Process(['ffmpeg', '-i', $this->show->stream, '-t', '3600', $target]);
        $process->setTimeout(null)->mustRun();

        Storage::putFileAs('recordings', new File($target), $this->show->slug.'.mp3');
        unlink($target);
    }

    public function failed(): void
    {
        Storage::disk('local')->append('failures.txt', $this->show->slug);
    }
}
