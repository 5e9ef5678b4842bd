<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;
use Spatie\MediaLibrary\HasMedia;
use Spatie\MediaLibrary\InteractsWithMedia;

class Ticket extends Model implements HasMedia
{
    use InteractsWithMedia;

    public function store(string $state): void
    {
        $this->update(['state' => $state]);
    }

    public function attach(\Illuminate\Http\UploadedFile $file): void
    {
        $this->addMedia($file)->toMediaCollection('attachments');
        $this->addMedia($file)->toMediaCollection('archive', 's3');
    }
}
