<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Casts\Attribute;
use Illuminate\Foundation\Auth\User as Authenticatable;
use Illuminate\Http\UploadedFile;
use Illuminate\Support\Facades\Storage;

class User extends Authenticatable
{
    protected function avatarUrl(): Attribute
    {
        return Attribute::get(fn () => $this->avatar
            ? Storage::disk('public')->url($this->avatar)
            : 'https://ui-avatars.com/api/?name='.urlencode($this->name));
    }

    public function updateAvatar(UploadedFile $photo): void
    {
        tap($this->avatar, function ($previous) use ($photo) {
            $this->forceFill(['avatar' => $photo->storePublicly('avatars', ['disk' => $this->avatarDisk()])])->save();
            if ($previous) {
                Storage::disk($this->avatarDisk())->delete($previous);
            }
        });
    }

    protected function avatarDisk(): string
    {
        return isset($_ENV['VAPOR_ARTIFACT_NAME']) ? 's3' : config('forum.avatar_disk', 'public');
    }
}
