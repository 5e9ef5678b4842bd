<?php

use Illuminate\Support\Facades\Storage;

if (! function_exists('keep')) {
    function keep(string $name, string $text, bool $cloud = false): void
    {
        $disk = $cloud ? 's3' : 'local';
        Storage::disk($disk)->put($name, $text);
    }
}

function remember(string $text): void
{
    $folder = app()->storagePath('notes');
    mkdir($folder, 0777, true);
    file_put_contents("$folder/".date('Y').'.txt', $text, FILE_APPEND);
    rename($folder.'/old.txt', App::publicPath('notes/old.txt'));
}
