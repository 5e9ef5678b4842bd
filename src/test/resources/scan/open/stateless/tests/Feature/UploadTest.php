<?php

namespace Tests\Feature;

use Illuminate\Support\Facades\Storage;
use Tests\TestCase;

class UploadTest extends TestCase
{
    public function test_upload(): void
    {
        Storage::fake('local');
        Storage::disk('local')->put('a', 'b');
        file_put_contents(storage_path('app/a'), 'b');
    }
}
