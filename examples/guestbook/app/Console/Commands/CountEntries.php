<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Storage;

/** Writes a file that the web pod shows: the scheduler and the web pod see the same storage. */
final class CountEntries extends Command
{
    protected $signature = 'guestbook:count';

    protected $description = 'Write the number of entries into a file of the public disk';

    public function handle(): int
    {
        Storage::disk('public')->put('count.txt', DB::table('entries')->count()." entries\n");

        return self::SUCCESS;
    }
}
