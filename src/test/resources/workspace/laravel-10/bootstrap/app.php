<?php

$app = new Illuminate\Foundation\Application(dirname(__DIR__));

return $app; // ->withSchedule(fn ($schedule) => $schedule->command('never'))
