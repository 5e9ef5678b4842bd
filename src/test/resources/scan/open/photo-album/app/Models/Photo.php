<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Support\Facades\Storage;

class Photo extends Model
{
    protected $fillable = ['path'];

    public function url(): string
    {
        return Storage::disk('s3')->temporaryUrl($this->path, now()->addHour());
    }

    public function put(string $key, mixed $value): static
    {
        return $this->setAttribute($key, $value);
    }
}
