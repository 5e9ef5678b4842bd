<?php

use App\Console\Commands\GenerateSitemap;
use Illuminate\Support\Facades\Schedule;

Schedule::command(GenerateSitemap::class)->daily()->onOneServer();
Schedule::command('queue:prune-batches')->hourly()
    ->withoutOverlapping(10);
Schedule::command('telescope:prune')->daily()->appendOutputTo(storage_path('logs/prune.log'));
Schedule::command('inspire')->everyMinute();
