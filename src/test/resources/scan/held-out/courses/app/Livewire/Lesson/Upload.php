<?php

namespace App\Livewire\Lesson;

use App\Jobs\Transcode;
use App\Models\Lesson;
use Livewire\Component;
use Livewire\Features\SupportFileUploads\TemporaryUploadedFile;
use Livewire\WithFileUploads;

class Upload extends Component
{
    use WithFileUploads;

    public ?TemporaryUploadedFile $video = null;

    public Lesson $lesson;

    public function submit()
    {
        $this->validate(['video' => 'file|mimes:mp4|max:512000']);
        $path = $this->video->storeAs('videos', $this->lesson->slug.'.mp4', 'local');
        Transcode::dispatch($this->lesson, $path);
        $this->lesson->addMedia($this->video->getRealPath())->toMediaCollection('video');
    }

    public function later()
    {
        Transcode::dispatch($this->lesson, $this->video->getRealPath());
    }
}
