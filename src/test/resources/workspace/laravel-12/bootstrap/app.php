<?php

return Illuminate\Foundation\Application::configure(dirname(__DIR__))
    ->withRouting(web: __DIR__.'/../routes/web.php', health: 'status/live')
    ->withSchedule(function ($schedule) {
        //
    })
    ->create();
