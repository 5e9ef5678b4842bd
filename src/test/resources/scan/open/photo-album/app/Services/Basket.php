<?php

namespace App\Services;

use App\Models\Photo;

class Basket
{
    /** Stores with $photo->store('album'), see storage_path('app'). */
    public function fill(Photo $photo): void
    {
        $photo->put('seen', true)->save();
        collect()->put('a', 1);
        session()->put('basket', [$photo->id]);
    }
}
